/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.EndorsementRule;
import org.jianzheng.launcher.topology.MspId;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.launcher.topology.Topology;

/** Configuration file of one organisation's gateway. */
public final class GatewayConfiguration {

    private static final String CHECKPOINT_INTERVAL = "500ms";

    private final Topology topology;
    private final Organisation organisation;
    private final Surroundings surroundings;

    /**
     * Where a gateway runs.
     *
     * @param crypto certificates and keys
     * @param data folder of what it stores
     * @param trust the trust root
     * @param listen the interface it listens on; empty for those of its addresses
     * @param peer where it finds its organisation's peer
     * @param projection MongoDB connection string, to be spoken to over mutual TLS; empty for a server inside the gateway
     * @param batches whether there is a platform's key, with which it takes items in
     * @param logSource whose log it takes over, when its own peer lacks early blocks
     */
    public record Surroundings(
            CryptoFolder crypto,
            Path data,
            Path trust,
            String listen,
            NodeAddress peer,
            String projection,
            boolean batches,
            Optional<Organisation> logSource) {

        private NodeAddress at(NodeAddress address) {
            return listen.isEmpty() ? address : new NodeAddress(listen, address.port());
        }
    }

    /** A gateway on this machine, over this data folder. */
    public GatewayConfiguration(Topology topology, DataFolder data, Organisation organisation) throws IOException {
        this(
                topology,
                organisation,
                new Surroundings(
                        data.crypto(),
                        data.of("gateway-" + organisation.name()),
                        data.trust(),
                        "",
                        organisation.site().orElseThrow().ledger(),
                        "",
                        Files.exists(data.crypto().platformKey(organisation.name())),
                        new LogSourceMark(data, organisation).source(topology)));
    }

    public GatewayConfiguration(Topology topology, Organisation organisation, Surroundings surroundings) {
        this.topology = topology;
        this.organisation = organisation;
        this.surroundings = surroundings;
    }

    /** The file's content. */
    public String yaml() throws IOException {
        NodeAddress http = surroundings.at(organisation.site().orElseThrow().gateway());
        Map<String, Object> jianzheng = new LinkedHashMap<>();
        jianzheng.put("organisation", organisation.mspId().text());
        jianzheng.put("channel", topology.channel().text());
        jianzheng.put("chaincode", topology.chaincode().name());
        jianzheng.put("data", surroundings.data().toString());
        jianzheng.put("trust", surroundings.trust().toString());
        jianzheng.put("ledger", ledger());
        surroundings.logSource().ifPresent(source -> jianzheng.put("log", Map.of("source", cosigningAddress(source))));
        jianzheng.put("cosigning", cosigning());
        jianzheng.put("projection", projection());
        // A full bundle shows whole blocks: to nobody but this machine, as long as there is no sign-in.
        jianzheng.put("bundles", Map.of("full", http.host().equals(NodeAddress.LOOPBACK)));
        if (surroundings.batches()) {
            jianzheng.put("batches", Map.of("key", crypto().platformKey(name()).toString()));
            jianzheng.put("bids", Map.of("vouchers", vouchers()));
        }
        if (TrustRoot.namesTimeAuthority(surroundings.trust())) {
            topology.timeAuthority()
                    .ifPresent(authority -> jianzheng.put(
                            "time-authority", Map.of("url", authority.url().toString())));
        }
        jianzheng.put("access", access());
        Map<String, Object> root = new LinkedHashMap<>();
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("address", http.host());
        server.put("port", http.port());
        root.put("server", server);
        root.put("jianzheng", jianzheng);
        return Documents.yaml(root);
    }

    /** Who vouches for callers; where the topology names nobody, everybody may hand in records, and the gateway says so. */
    private Map<String, Object> access() {
        return topology.signIn()
                .<Map<String, Object>>map(signIn -> Map.of(
                        "issuers",
                        List.of(Map.of(
                                "issuer", signIn.issuer().toString(),
                                "key-set", signIn.keySet().toString(),
                                "audience", signIn.audience(),
                                "client", signIn.client()))))
                .orElse(Map.of("open", true));
    }

    /** Who signs about the time of bids beside this organisation: those that neither record nor belong to who does. */
    private List<String> vouchers() {
        return others().stream()
                .filter(other -> other.kind().independentOfTheRecorder())
                .map(other -> other.mspId().text())
                .toList();
    }

    private Map<String, Object> projection() {
        Map<String, Object> projection = new LinkedHashMap<>();
        projection.put("uri", surroundings.projection());
        if (!surroundings.projection().isEmpty()) {
            projection.put("tls", tlsWithinTheOrganisation());
        }
        return projection;
    }

    private Map<String, Object> tlsWithinTheOrganisation() {
        Map<String, Object> tls = tlsPair();
        tls.put("authority", crypto().tlsAuthority(name()).toString());
        return tls;
    }

    private Map<String, Object> ledger() {
        Map<String, Object> tls = tlsWithinTheOrganisation();
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("certificate", crypto().certificate(name(), Node.GATEWAY).toString());
        identity.put("key", crypto().key(name(), Node.GATEWAY).toString());
        Map<String, Object> ledger = new LinkedHashMap<>();
        ledger.put("endpoint", surroundings.peer().toString());
        ledger.put("tls", tls);
        ledger.put("identity", identity);
        EndorsementRule rule = EndorsementRule.of(topology.chaincode());
        ledger.put("endorsers", endorsers(rule));
        ledger.put("endorsements", rule.needed());
        return ledger;
    }

    /** Whom the policy counts: the own organisation first, if it is one of them, then in the order of the topology. */
    private List<String> endorsers(EndorsementRule rule) {
        Set<MspId> counted = rule.candidates();
        return Stream.concat(Stream.of(organisation), others().stream())
                .map(Organisation::mspId)
                .filter(counted::contains)
                .map(MspId::text)
                .toList();
    }

    private Map<String, Object> cosigning() {
        Map<String, Object> tls = tlsPair();
        tls.put(
                "authorities",
                topology.members().stream()
                        .map(member -> crypto().tlsAuthority(member.name()).toString())
                        .toList());
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("ed25519", crypto().checkpointEd25519(name()).toString());
        keys.put("sm2", crypto().checkpointSm2(name()).toString());
        Map<String, Object> peers = new LinkedHashMap<>();
        others().forEach(other -> peers.put(other.mspId().text(), cosigningAddress(other)));
        Map<String, Object> cosigning = new LinkedHashMap<>();
        cosigning.put(
                "listen",
                surroundings.at(organisation.site().orElseThrow().cosigning()).toString());
        cosigning.put("tls", tls);
        cosigning.put("keys", keys);
        cosigning.put("peers", peers);
        cosigning.put("interval", CHECKPOINT_INTERVAL);
        return cosigning;
    }

    private static String cosigningAddress(Organisation other) {
        return "https://" + other.site().orElseThrow().cosigning();
    }

    private Map<String, Object> tlsPair() {
        Map<String, Object> tls = new LinkedHashMap<>();
        tls.put("certificate", crypto().tlsCertificate(name(), Node.GATEWAY).toString());
        tls.put("key", crypto().tlsKey(name(), Node.GATEWAY).toString());
        return tls;
    }

    private List<Organisation> others() {
        return topology.members().stream()
                .filter(member -> !member.mspId().equals(organisation.mspId()))
                .toList();
    }

    private OrganisationName name() {
        return organisation.name();
    }

    private CryptoFolder crypto() {
        return surroundings.crypto();
    }
}
