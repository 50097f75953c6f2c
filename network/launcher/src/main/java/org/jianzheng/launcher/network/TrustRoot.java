/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Pem;
import org.jianzheng.launcher.identity.TimeAuthorityIdentity;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.TimeAuthority;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.block.BlockHeaders;

/**
 * The file that a verifier pins: which channel by its genesis hash, whose checkpoint keys, how many of them. Written once;
 * a later topology does not change what was trusted.
 */
public final class TrustRoot {

    private static final int ORIGIN_DIGITS = 16;
    private static final String TIME_AUTHORITIES = "timeAuthorities";

    private TrustRoot() {}

    static void ensure(Topology topology, DataFolder data, Block genesis) throws IOException {
        if (!Files.exists(data.trust())) {
            Map<String, String> keys = checkpointKeys(data.crypto());
            String json =
                    json(topology, genesis, (member, name) -> key(keys, member, name), timeAuthorities(topology, data));
            OwnerOnly.replace(data.trust(), json.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Tells the public key of an organisation's checkpoint key of this name, as hex. */
    @FunctionalInterface
    public interface CheckpointKeys {
        String hex(Organisation member, String name) throws IOException;
    }

    /** Whether the trust root in a file names anybody whose time stamps count; one that is not there names nobody. */
    static boolean namesTimeAuthority(Path trust) throws IOException {
        return Files.exists(trust)
                && Documents.mapping(Documents.parse(Files.readString(trust))).containsKey(TIME_AUTHORITIES);
    }

    private static List<Object> timeAuthorities(Topology topology, DataFolder data) throws IOException {
        Path demo = data.crypto().timeAuthorityRoot();
        return switch (topology.timeAuthority().orElse(null)) {
            case null -> List.of();
            case TimeAuthority.Demo any ->
                Files.exists(demo)
                        ? List.of(Map.of(
                                "name",
                                TimeAuthorityIdentity.NAME,
                                "certificates",
                                List.of(base64(demo)),
                                "trial",
                                true))
                        : List.of();
            case TimeAuthority.Outside outside ->
                List.of(Map.of("name", outside.name(), "certificates", List.of(base64(outside.certificate()))));
        };
    }

    private static String base64(Path certificate) throws IOException {
        try {
            return Base64.getEncoder()
                    .encodeToString(Pem.certificate(certificate).getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IOException(certificate + " cannot be encoded", e);
        }
    }

    /** The file's content for a channel that begins with this block. */
    public static String json(Topology topology, Block genesis, CheckpointKeys keys) throws IOException {
        return json(topology, genesis, keys, List.of());
    }

    private static String json(Topology topology, Block genesis, CheckpointKeys keys, List<Object> timeAuthorities)
            throws IOException {
        String hash = BlockHeaders.hash(genesis.getHeader()).hex();
        List<Object> cosigners = new ArrayList<>();
        for (Organisation member : topology.members()) {
            Map<String, Object> cosigner = new TreeMap<>(card(member, keys));
            cosigner.put("fromSize", 0);
            cosigners.add(cosigner);
        }
        Map<String, Object> root = new TreeMap<>();
        root.put("v", 1);
        root.put("version", 1);
        root.put("origin", "jianzheng.example/" + topology.channel() + "/" + hash.substring(0, ORIGIN_DIGITS));
        root.put("channel", topology.channel().text());
        root.put("genesis", hash);
        root.put("suites", List.of("SHA-256", "SM3"));
        root.put("signatures", "both");
        root.put("cosigners", cosigners);
        root.put("quorum", quorum(topology.members()));
        if (!timeAuthorities.isEmpty()) {
            root.put(TIME_AUTHORITIES, timeAuthorities);
        }
        return Documents.canonicalJson(root);
    }

    /** What a trust root says of a cosigner, but for the sizes for which it counts. */
    public static Map<String, Object> card(Organisation member, CryptoFolder crypto) throws IOException {
        Map<String, String> keys = checkpointKeys(crypto);
        return card(member, (each, name) -> key(keys, each, name));
    }

    private static Map<String, Object> card(Organisation member, CheckpointKeys keys) throws IOException {
        return Map.of(
                "msp", member.mspId().text(),
                "kind", member.kind().name(),
                "name", member.name() + ".jianzheng.example",
                "ed25519", keys.hex(member, "checkpoint-ed25519"),
                "sm2", keys.hex(member, "checkpoint-sm2"));
    }

    /** More than half, and somebody who neither is nor belongs to a trading centre: the recorder cannot vouch for itself. */
    public static Map<String, Object> quorum(List<Organisation> cosigners) {
        List<String> independent = cosigners.stream()
                .filter(member -> member.kind().independentOfTheRecorder())
                .map(member -> member.mspId().text())
                .toList();
        List<Object> groups = independent.isEmpty()
                ? List.of()
                : List.of(Map.of("name", "independent", "threshold", 1, "members", independent));
        return Map.of("threshold", cosigners.size() / 2 + 1, "groups", groups);
    }

    private static Map<String, String> checkpointKeys(CryptoFolder crypto) throws IOException {
        Map<String, String> keys = new TreeMap<>();
        Object people = Documents.parse(Files.readString(crypto.people()));
        if (!(people instanceof List<?> list)) {
            throw new IOException(crypto.people() + " is no list");
        }
        for (Object entry : list) {
            Map<String, Object> person = Documents.mapping(entry);
            keys.put(person.get("msp") + "/" + person.get("name"), String.valueOf(person.get("public")));
        }
        return keys;
    }

    private static String key(Map<String, String> keys, Organisation member, String name) throws IOException {
        String text = keys.get(member.mspId() + "/" + name);
        if (text == null) {
            throw new IOException("people.json has no " + name + " of " + member.mspId());
        }
        return text.substring(text.indexOf(':') + 1);
    }
}
