/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.baseline;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.model.crypto.HashSuite;

/** Fabric's own client towards one organisation's peer, with the identity of that organisation's gateway. */
public final class LedgerClient implements AutoCloseable {
    /** The name of the baseline chaincode. */
    public static final String CHAINCODE = "baseline";

    private static final int MAX_MESSAGE = 100 << 20;
    private static final long DEADLINE_SECONDS = 30;

    private final ManagedChannel channel;
    private final Gateway gateway;
    private final Contract contract;
    private final String[] endorsers;

    /**
     * Connects.
     *
     * @param crypto the network's identities
     * @param organisation the short name of the organisation whose gateway we are
     * @param mspId its MSP id
     * @param peer its peer's address
     * @param channelName the channel
     * @param endorsers the organisations that endorse
     */
    public LedgerClient(
            CryptoFolder crypto,
            OrganisationName organisation,
            String mspId,
            NodeAddress peer,
            String channelName,
            String... endorsers)
            throws IOException, GeneralSecurityException {
        X509Certificate tls = certificate(crypto.tlsCertificate(organisation, Node.GATEWAY));
        this.endorsers = endorsers.clone();
        channel = NettyChannelBuilder.forTarget(peer.toString())
                .sslContext(GrpcSslContexts.forClient()
                        .trustManager(crypto.tlsAuthority(organisation).toFile())
                        .keyManager(key(crypto.tlsKey(organisation, Node.GATEWAY)), tls)
                        .build())
                .maxInboundMessageSize(MAX_MESSAGE)
                .build();
        gateway = Gateway.newInstance()
                .identity(new X509Identity(mspId, certificate(crypto.certificate(organisation, Node.GATEWAY))))
                .signer(Signers.newPrivateKeySigner(key(crypto.key(organisation, Node.GATEWAY))))
                .connection(channel)
                .tlsClientCertificateHash(HashSuite.SHA_256.hash(tls.getEncoded()))
                .endorseOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .connect();
        contract = gateway.getNetwork(channelName).getContract(CHAINCODE);
    }

    /** Carries one transaction through until it is committed as valid. */
    public void call(String method, Optional<byte[]> frames, String... arguments)
            throws GatewayException, InvalidTransaction {
        Proposal.Builder proposal =
                contract.newProposal(method).addArguments(arguments).setEndorsingOrganizations(endorsers);
        frames.ifPresent(bytes -> proposal.putTransient("frames", bytes));
        Status status = proposal.build().endorse().submitAsync().getStatus();
        if (!status.isSuccessful()) {
            throw new InvalidTransaction(status.getCode().name());
        }
    }

    /** A transaction that was committed as invalid. */
    public static final class InvalidTransaction extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidTransaction(String code) {
            super(code + ": the transaction is not valid");
        }
    }

    private static X509Certificate certificate(Path file) throws IOException, CertificateException {
        try (Reader pem = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return Identities.readX509Certificate(pem);
        }
    }

    private static PrivateKey key(Path file) throws IOException, InvalidKeyException {
        try (Reader pem = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return Identities.readPrivateKey(pem);
        }
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }
}
