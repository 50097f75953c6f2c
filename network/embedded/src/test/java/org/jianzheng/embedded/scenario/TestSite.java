/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;
import org.jianzheng.embedded.config.Address;
import org.jianzheng.embedded.config.BlockLimits;
import org.jianzheng.embedded.config.ChaincodeConfig;
import org.jianzheng.embedded.config.ChaincodeEndpoint;
import org.jianzheng.embedded.config.KeyPairFiles;
import org.jianzheng.embedded.config.LedgerConfig;
import org.jianzheng.embedded.config.OrdererConfig;
import org.jianzheng.embedded.config.OrganisationConfig;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.Organisation;

/** What surrounds a ledger: three organisations, each with a chaincode service and clients, on free ports of this machine. */
class TestSite implements AutoCloseable {

    static final String CHANNEL = "jianzheng";
    static final String CHAINCODE = "records";
    static final String CITY = "CityMSP";
    static final String COUNTY = "CountyMSP";
    static final String REGULATOR = "RegulatorMSP";

    private static final int FIRST_PORT = 15_000;
    private static final int FIRST_CLIENT_PORT = 32_000;
    private static final int PORT_ATTEMPTS = 100;
    private static final int MAX_MESSAGE = 100 * 1024 * 1024;

    // Kept, because loggers that nobody holds lose their level.
    private static final Logger SHIM_LOG = Logger.getLogger("org.hyperledger.fabric.shim");

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final TestMaterial material = TestMaterial.get();
    private final Path data;
    private final int operationsPort;
    private final Map<String, NettyChaincodeServer> chaincodes = new TreeMap<>();
    private final Map<String, Integer> chaincodePorts = new TreeMap<>();
    private final Map<String, Integer> ledgerPorts = new TreeMap<>();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final List<Gateway> gateways = new ArrayList<>();

    TestSite(Path data) throws IOException {
        SHIM_LOG.setLevel(Level.WARNING);
        this.data = data;
        this.operationsPort = freePort();
        for (Organisation each : members()) {
            chaincodePorts.put(each.mspId().text(), freePort());
            ledgerPorts.put(each.mspId().text(), freePort());
            startChaincode(each.mspId().text());
        }
    }

    Contract contract(String mspId) {
        return network(mspId).getContract(CHAINCODE);
    }

    Network network(String mspId) {
        return gateway(mspId, mspId).getNetwork(CHANNEL);
    }

    /** A client of one organisation, connected to the gateway of one. */
    Gateway gateway(String mspId, String gatewayOf) {
        return gateway(mspId, organisation(mspId), Node.GATEWAY, gatewayOf);
    }

    /** Somebody who shows a certificate of one organisation and claims to be of the one with this MSP id. */
    Gateway gateway(String claimedMspId, Organisation organisation, Node holder, String gatewayOf) {
        CryptoFolder crypto = material.crypto();
        try {
            X509Certificate certificate = Identities.readX509Certificate(
                    Files.newBufferedReader(crypto.certificate(organisation.name(), holder)));
            X509Certificate tls = Identities.readX509Certificate(
                    Files.newBufferedReader(crypto.tlsCertificate(organisation.name(), Node.GATEWAY)));
            Gateway gateway = Gateway.newInstance()
                    .identity(new X509Identity(claimedMspId, certificate))
                    .signer(Signers.newPrivateKeySigner(Identities.readPrivateKey(
                            Files.newBufferedReader(crypto.key(organisation.name(), holder)))))
                    .hash(Hash.SHA256)
                    .tlsClientCertificateHash(
                            MessageDigest.getInstance("SHA-256").digest(tls.getEncoded()))
                    .connection(channel(organisation, organisation(gatewayOf)))
                    .evaluateOptions(call -> call.withDeadlineAfter(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                    .endorseOptions(call -> call.withDeadlineAfter(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                    .submitOptions(call -> call.withDeadlineAfter(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                    .commitStatusOptions(call -> call.withDeadlineAfter(DEADLINE.toSeconds(), TimeUnit.SECONDS))
                    .connect();
            gateways.add(gateway);
            return gateway;
        } catch (IOException | CertificateException | InvalidKeyException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    TestMaterial material() {
        return material;
    }

    Organisation organisation(String mspId) {
        return members().stream()
                .filter(each -> each.mspId().text().equals(mspId))
                .findFirst()
                .orElseThrow();
    }

    ManagedChannel channel(Organisation client, Organisation server) throws IOException {
        CryptoFolder crypto = material.crypto();
        Address address = address(server.mspId().text());
        ManagedChannel channel = NettyChannelBuilder.forAddress(address.host(), address.port())
                .sslContext(GrpcSslContexts.forClient()
                        .trustManager(crypto.tlsAuthority(server.name()).toFile())
                        .keyManager(
                                crypto.tlsCertificate(client.name(), Node.GATEWAY)
                                        .toFile(),
                                crypto.tlsKey(client.name(), Node.GATEWAY).toFile())
                        .build())
                .maxInboundMessageSize(MAX_MESSAGE)
                .build();
        channels.add(channel);
        return channel;
    }

    LedgerConfig config() {
        return new LedgerConfig(
                CHANNEL,
                material.genesis(),
                data,
                new Address("127.0.0.1", operationsPort),
                true,
                BlockLimits.DEFAULT,
                material.topology().orderers().stream().map(this::orderer).toList(),
                members().stream().map(this::member).toList(),
                List.of(new ChaincodeConfig(
                        CHAINCODE, "1", 1, "OutOf(2,'CityMSP.peer','CountyMSP.peer','RegulatorMSP.peer')")));
    }

    @Override
    public void close() {
        disconnect();
        chaincodes.values().forEach(NettyChaincodeServer::stop);
    }

    /** Ends all client connections. */
    void disconnect() {
        gateways.forEach(Gateway::close);
        gateways.clear();
        channels.forEach(ManagedChannel::shutdownNow);
        channels.clear();
    }

    private List<Organisation> members() {
        return material.topology().members();
    }

    private OrdererConfig orderer(Organisation each) {
        return new OrdererConfig(
                each.consenter().orElseThrow().id(), each.mspId().text(), identity(each, Node.ORDERER));
    }

    private OrganisationConfig member(Organisation each) {
        return new OrganisationConfig(
                each.mspId().text(),
                address(each.mspId().text()),
                tls(each, Node.PEER),
                identity(each, Node.PEER),
                Map.of(
                        CHAINCODE,
                        new ChaincodeEndpoint(
                                new Address(
                                        "127.0.0.1", chaincodePort(each.mspId().text())),
                                tls(each, Node.PEER),
                                material.crypto().tlsAuthority(each.name()))));
    }

    private KeyPairFiles identity(Organisation each, Node of) {
        return new KeyPairFiles(
                material.crypto().certificate(each.name(), of),
                material.crypto().key(each.name(), of));
    }

    private KeyPairFiles tls(Organisation each, Node of) {
        return new KeyPairFiles(
                material.crypto().tlsCertificate(each.name(), of),
                material.crypto().tlsKey(each.name(), of));
    }

    void startChaincode(String mspId) throws IOException {
        Organisation organisation = organisation(mspId);
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), chaincodePort(mspId)));
        properties.setTlsEnabled(true);
        properties.setKeyCertChainFile(
                tls(organisation, Node.CONTRACTS).certificate().toString());
        properties.setKeyFile(tls(organisation, Node.CONTRACTS).key().toString());
        properties.setTrustCertCollectionFile(
                material.crypto().tlsAuthority(organisation.name()).toString());
        NettyChaincodeServer server = new NettyChaincodeServer(new TestChaincode("records:" + mspId), properties);
        chaincodes.put(mspId, server);
        Thread.ofPlatform().daemon().name("chaincode-" + mspId).start(() -> {
            try {
                server.start();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    void stopChaincode(String mspId) {
        Objects.requireNonNull(chaincodes.get(mspId), mspId).stop();
    }

    /** Where an organisation's ledger services are. */
    Address address(String mspId) {
        return new Address("127.0.0.1", Objects.requireNonNull(ledgerPorts.get(mspId), mspId));
    }

    private int chaincodePort(String mspId) {
        return Objects.requireNonNull(chaincodePorts.get(mspId), mspId);
    }

    /** A port below those that the system gives to clients, so that none of these takes it before it is used. */
    private static int freePort() throws IOException {
        IOException last = new IOException("no free port");
        for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_CLIENT_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                last = taken;
            }
        }
        throw last;
    }
}
