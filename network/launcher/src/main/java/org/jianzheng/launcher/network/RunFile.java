/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.topology.SignIn;
import org.jianzheng.launcher.topology.Topology;

/** {@code run.json}: addresses of the gateways, the trust root and what the sample left, for whoever comes next. */
public final class RunFile {

    /**
     * What the sample left.
     *
     * @param lot code of the lot that was played
     * @param bundles evidence bundles; the first ones prove the files, in the same order
     * @param files originals
     */
    public record Sample(String lot, List<Path> bundles, List<Path> files) {
        public Sample {
            bundles = List.copyOf(bundles);
            files = List.copyOf(files);
        }
    }

    private final DataFolder data;

    /** The file of this data folder. */
    public RunFile(DataFolder data) {
        this.data = data;
    }

    /** Writes addresses, trust root, and the sample if its player has finished. */
    public void write(Topology topology) throws IOException {
        Map<String, Object> gateways = new TreeMap<>();
        topology.members()
                .forEach(member -> gateways.put(
                        member.name().text(),
                        "http://" + member.site().orElseThrow().gateway()));
        Map<String, Object> run = new TreeMap<>();
        run.put("gateways", gateways);
        run.put("trust", data.trust().toString());
        if (topology.signIn().orElse(null) instanceof SignIn.Demo demo) {
            run.put(
                    "signIn",
                    Map.of(
                            "tokens", demo.tokens().toString(),
                            "secret", data.crypto().signInSecret().toString()));
        }
        sample().ifPresent(sample -> run.put(
                "sample",
                Map.of("lot", sample.lot(), "bundles", texts(sample.bundles()), "files", texts(sample.files()))));
        OwnerOnly.replace(data.run(), Documents.canonicalJson(run).getBytes(StandardCharsets.UTF_8));
    }

    /** What the sample's player left, if it has finished. */
    Optional<Sample> sample() throws IOException {
        Path result = data.sample().resolve("result.json");
        if (!Files.exists(result)) {
            return Optional.empty();
        }
        Map<String, Object> members = Documents.mapping(Documents.parse(Files.readString(result)));
        return Optional.of(new Sample(
                String.valueOf(members.get("lot")), paths(members.get("bundles")), paths(members.get("files"))));
    }

    private static List<String> texts(List<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }

    private static List<Path> paths(@org.jspecify.annotations.Nullable Object value) throws IOException {
        if (!(value instanceof List<?> list)) {
            throw new IOException("result.json of the sample lacks a list");
        }
        return list.stream().map(element -> Path.of(String.valueOf(element))).toList();
    }
}
