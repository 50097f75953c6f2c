/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.hosts;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jianzheng.launcher.fabric.OwnNodes;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.network.GatewayConfiguration;
import org.jianzheng.launcher.topology.EndorsementRule;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.launcher.topology.PeerSite;
import org.jianzheng.launcher.topology.Topology;

/**
 * Writes what the programs of one organisation need on their hosts: for each program a folder with its configuration, its
 * own keys and the authorities it must know. No program gets another one's key, and none an authority's or administrator's.
 */
public final class HostFiles {

    private static final String ORDERER = "orderer";
    private static final String PEER = "peer";
    private static final String CONTRACTS = "contracts";
    private static final String GATEWAY = "gateway";
    private static final String PROJECTION = "projection";
    private static final String CRYPTO = "crypto";
    /** A user that hosts do not have: to whom root gives the files before the start. */
    private static final String NOBODY = "10001:10001";

    /**
     * Where the programs run.
     *
     * @param files where they will find what is written here; each program's folder below it
     * @param data where they keep their data; each program's folder below it
     * @param listen the interface they listen on
     * @param peer under which name the gateway finds the peer
     * @param projection MongoDB connection string; empty for a server inside the gateway
     */
    public record Surroundings(Path files, Path data, String listen, String peer, String projection) {

        /** In containers, each with its folder mounted. */
        public static Surroundings ofContainers(Organisation own) {
            return new Surroundings(
                    Path.of("/etc/jianzheng"),
                    Path.of("/var/lib/jianzheng"),
                    "0.0.0.0",
                    Node.PEER.serviceName(own),
                    "mongodb://" + Node.PROJECTION.serviceName(own) + ":27017/?replicaSet=rs0&tls=true");
        }
    }

    private final SiteFolder site;
    private final Topology topology;
    private final Organisation own;
    private final Surroundings surroundings;
    private final Path builder;

    /**
     * Of a site's organisation.
     *
     * @param builder the external builder's scripts
     */
    public HostFiles(SiteFolder site, Surroundings surroundings, Path builder) throws IOException {
        this.site = site;
        this.topology = site.topology();
        this.own = site.own();
        this.surroundings = surroundings;
        this.builder = builder;
    }

    /**
     * Writes everything, for the owner only.
     *
     * @throws SiteRefused if the folder is there already, or the channel's first block lacks
     */
    public void write(Path folder) throws IOException {
        if (!Files.isRegularFile(site.data().genesis())) {
            throw new SiteRefused("the channel's first block lacks: make it or take it from the founder first");
        }
        if (Files.exists(folder)) {
            throw new SiteRefused(folder + " is there already and is not overwritten");
        }
        List<ServiceFiles> services = services();
        try {
            OwnerOnly.createFolders(folder);
            for (ServiceFiles service : services) {
                service.write(folder);
            }
            OwnerOnly.create(folder.resolve(".env"), lines(environment(folder)));
            new KubernetesFiles(own, services, environment(folder), contractsEnvironment()).write(folder);
        } catch (FileAlreadyExistsException e) {
            throw new SiteRefused(e.getMessage() + " is there already and is not overwritten");
        }
    }

    private List<ServiceFiles> services() throws IOException {
        List<ServiceFiles> services = new ArrayList<>();
        if (own.consenter().isPresent()) {
            services.add(orderer());
        }
        if (own.site().isPresent()) {
            services.addAll(List.of(peer(), contracts(), gateway(), projection()));
        }
        return services;
    }

    private ServiceFiles orderer() throws IOException {
        ServiceFiles files = new ServiceFiles(ORDERER)
                .text(
                        "orderer.yaml",
                        OwnNodes.ordererConfiguration(
                                topology, own, crypto(ORDERER), data(ORDERER), surroundings.listen()));
        return node(files, Node.ORDERER, topology.organisations());
    }

    private ServiceFiles peer() throws IOException {
        ServiceFiles files = new ServiceFiles(PEER)
                .text(
                        "core.yaml",
                        OwnNodes.peerConfiguration(
                                topology,
                                own,
                                crypto(PEER),
                                data(PEER),
                                folder(PEER).resolve("builder"),
                                surroundings.listen()))
                .tree(builder, "builder", builder.resolve("bin"));
        return node(files, Node.PEER, topology.organisations());
    }

    private ServiceFiles contracts() throws IOException {
        ServiceFiles files = new ServiceFiles(CONTRACTS).text("contracts.env", lines(contractsEnvironment()));
        return tls(files, Node.CONTRACTS, List.of(own));
    }

    private ServiceFiles gateway() throws IOException {
        PeerSite addresses = own.site().orElseThrow();
        // Sites that were begun by an earlier release have none: they take no items in.
        boolean batches = Files.exists(site.crypto().platformKey(name()));
        var place = new GatewayConfiguration.Surroundings(
                crypto(GATEWAY),
                data(GATEWAY),
                folder(GATEWAY).resolve("trust.json"),
                surroundings.listen(),
                new NodeAddress(surroundings.peer(), addresses.ledger().port()),
                surroundings.projection(),
                batches,
                Optional.empty());
        ServiceFiles files = new ServiceFiles(GATEWAY)
                .text("gateway.yaml", new GatewayConfiguration(topology, own, place).yaml())
                .file("trust.json", site.data().trust());
        Path root = site.crypto().root();
        files.tree(root, CRYPTO, site.crypto().checkpointEd25519(name()));
        files.tree(root, CRYPTO, site.crypto().checkpointSm2(name()));
        if (batches) {
            files.tree(root, CRYPTO, site.crypto().platformKey(name()));
        }
        return node(files, Node.GATEWAY, topology.members());
    }

    private ServiceFiles projection() throws IOException {
        String pair = Files.readString(site.crypto().tlsCertificate(name(), Node.PROJECTION))
                + Files.readString(site.crypto().tlsKey(name(), Node.PROJECTION));
        return new ServiceFiles(PROJECTION)
                .text("server.pem", pair)
                .file("authority.pem", site.crypto().tlsAuthority(name()));
    }

    /** A node's own identity, its TLS pair, and the authorities of those who connect to it. */
    private ServiceFiles node(ServiceFiles files, Node node, List<Organisation> clients) throws IOException {
        return tls(files.tree(site.crypto().root(), CRYPTO, site.crypto().msp(name(), node)), node, clients);
    }

    private ServiceFiles tls(ServiceFiles files, Node node, List<Organisation> clients) throws IOException {
        Path root = site.crypto().root();
        files.tree(root, CRYPTO, site.crypto().tlsCertificate(name(), node));
        files.tree(root, CRYPTO, site.crypto().tlsKey(name(), node));
        for (Organisation client : clients) {
            files.tree(root, CRYPTO, site.crypto().tlsAuthority(client.name()));
        }
        return files;
    }

    private Map<String, String> contractsEnvironment() throws IOException {
        Map<String, String> environment = new TreeMap<>();
        if (own.site().isPresent()) {
            CryptoFolder crypto = crypto(CONTRACTS);
            environment.put(
                    "CHAINCODE_SERVER_ADDRESS",
                    surroundings.listen() + ":"
                            + own.site().orElseThrow().contracts().port());
            environment.put("CORE_CHAINCODE_ID_NAME", OwnNodes.packageId(topology, own, site.crypto()));
            environment.put("CORE_PEER_LOCALMSPID", own.mspId().text());
            environment.put(
                    "CHAINCODE_TLS_CERT",
                    crypto.tlsCertificate(name(), Node.CONTRACTS).toString());
            environment.put(
                    "CHAINCODE_TLS_KEY", crypto.tlsKey(name(), Node.CONTRACTS).toString());
            environment.put(
                    "CHAINCODE_TLS_CLIENT_CA", crypto.tlsAuthority(name()).toString());
            environment.putAll(EndorsementRule.of(topology.chaincode()).environment());
            // Louder levels print every call's arguments.
            environment.put("CORE_CHAINCODE_LOGGING_LEVEL", "WARN");
            environment.put("CORE_CHAINCODE_LOGGING_SHIM", "WARN");
        }
        return environment;
    }

    /** What {@code compose.yaml} leaves open. */
    private Map<String, String> environment(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        List<String> profiles = new ArrayList<>();
        all.put("ORGANISATION", name().text());
        all.put("FILES", folder.toAbsolutePath().normalize().toString());
        all.put("OWNER", owner(site.data().root()));
        own.consenter().ifPresent(seat -> {
            profiles.add(ORDERER);
            all.put("ORDERER_HOST", seat.address().host());
            all.put("ORDERER_PORT", port(seat.address()));
            all.put("ORDERER_ADMIN_PORT", port(seat.admin()));
            all.put("ORDERER_OPERATIONS_PORT", port(seat.operations()));
        });
        own.site().ifPresent(place -> {
            profiles.add("member");
            all.put("PEER_HOST", place.ledger().host());
            all.put("PEER_PORT", port(place.ledger()));
            all.put("PEER_OPERATIONS_PORT", port(place.operations()));
            all.put("CONTRACTS_HOST", place.contracts().host());
            all.put("CONTRACTS_PORT", port(place.contracts()));
            all.put("GATEWAY_PORT", port(place.gateway()));
            all.put("COSIGNING_PORT", port(place.cosigning()));
        });
        all.put("COMPOSE_PROFILES", String.join(",", profiles));
        return all;
    }

    private static String port(NodeAddress address) {
        return Integer.toString(address.port());
    }

    /** Containers run as whoever owns the files, since nobody else may read them; never as root. */
    private static String owner(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return NOBODY;
        }
        Map<String, Object> owner = Files.readAttributes(folder, "unix:uid,gid");
        return Integer.valueOf(0).equals(owner.get("uid")) ? NOBODY : owner.get("uid") + ":" + owner.get("gid");
    }

    private static String lines(Map<String, String> environment) {
        StringBuilder text = new StringBuilder();
        environment.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    private Path folder(String service) {
        return surroundings.files().resolve(service);
    }

    private Path data(String service) {
        return surroundings.data().resolve(service);
    }

    private CryptoFolder crypto(String service) {
        return new CryptoFolder(folder(service).resolve(CRYPTO));
    }

    private OrganisationName name() {
        return own.name();
    }
}
