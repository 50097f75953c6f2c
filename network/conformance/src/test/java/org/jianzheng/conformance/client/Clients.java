/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.client;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.identity.Pem;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.transaction.Transactions;

/** Connections of the unmodified client SDK to the peers of a network. */
public final class Clients implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 30;
    private static final int MAX_MESSAGE = 100 * 1024 * 1024;

    private final Topology topology;
    private final CryptoFolder crypto;
    private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();
    private final Map<String, Gateway> gateways = new ConcurrentHashMap<>();

    /** Clients of this network. */
    public Clients(Topology topology, CryptoFolder crypto) {
        this.topology = topology;
        this.crypto = crypto;
    }

    /** The channel of the network as somebody sees it through an organisation's peer. */
    public Network channel(Credentials who, String mspIdOfPeer) {
        return gateway(who, mspIdOfPeer).getNetwork(topology.channel().text());
    }

    /** Somebody's connection to an organisation's peer. */
    public Gateway gateway(Credentials who, String mspIdOfPeer) {
        return gateways.computeIfAbsent(
                who.name() + " at " + mspIdOfPeer, ignored -> connect(who, organisation(mspIdOfPeer)));
    }

    /** A connection whose requests for events are bound to another TLS certificate than that of the connection. */
    public Gateway gatewayBoundElsewhere(Credentials who, String mspIdOfPeer) {
        return gateways.computeIfAbsent(
                who.name() + " bound elsewhere",
                ignored -> connect(
                        who,
                        organisation(mspIdOfPeer),
                        Sha256.of(new byte[] {0}).bytes()));
    }

    /** Submits past the SDK, which reads what it submits. */
    public void submit(Credentials who, String mspIdOfPeer, String id, Envelope prepared) {
        GatewayGrpc.newBlockingStub(connection(organisation(mspIdOfPeer)))
                .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .submit(SubmitRequest.newBuilder()
                        .setTransactionId(id)
                        .setChannelId(topology.channel().text())
                        .setPreparedTransaction(Transactions.sign(prepared, who.signer()))
                        .build());
    }

    /** What an orderer answers to an envelope that it is sent past the SDK. */
    public BroadcastResponse broadcast(Organisation to, NodeAddress orderer, Envelope envelope) {
        CompletableFuture<BroadcastResponse> answer = new CompletableFuture<>();
        StreamObserver<Envelope> out = AtomicBroadcastGrpc.newStub(connection(to, orderer))
                .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .broadcast(new Answer(answer));
        out.onNext(envelope);
        BroadcastResponse response = answer.join();
        out.onCompleted();
        return response;
    }

    /** Takes the first answer of a stream. */
    private record Answer(CompletableFuture<BroadcastResponse> first) implements StreamObserver<BroadcastResponse> {
        @Override
        public void onNext(BroadcastResponse response) {
            first.complete(response);
        }

        @Override
        public void onError(Throwable cause) {
            first.completeExceptionally(cause);
        }

        @Override
        public void onCompleted() {
            first.completeExceptionally(new AssertionError("the orderer gave no answer"));
        }
    }

    /** The organisation with this MSP id. */
    public Organisation organisation(String mspId) {
        return topology.organisations().stream()
                .filter(each -> each.mspId().text().equals(mspId))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        gateways.values().forEach(Gateway::close);
        channels.values().forEach(ManagedChannel::shutdownNow);
    }

    private Gateway connect(Credentials who, Organisation server) {
        return connect(who, server, tlsCertificateHash(server));
    }

    private Gateway connect(Credentials who, Organisation server, byte[] boundTo) {
        UnaryOperator<CallOptions> deadline = call -> call.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
        return Gateway.newInstance()
                .identity(new Shown(who))
                .signer(Signers.newPrivateKeySigner(who.key()))
                .hash(Hash.SHA256)
                .tlsClientCertificateHash(boundTo)
                .connection(connection(server))
                .evaluateOptions(deadline)
                .endorseOptions(deadline)
                .submitOptions(deadline)
                .commitStatusOptions(deadline)
                .connect();
    }

    private ManagedChannel connection(Organisation server) {
        return connection(server, server.site().orElseThrow().ledger());
    }

    private ManagedChannel connection(Organisation server, NodeAddress address) {
        return channels.computeIfAbsent(address.toString(), ignored -> open(server, address));
    }

    private byte[] tlsCertificateHash(Organisation server) {
        try {
            return Sha256.of(Pem.certificate(crypto.tlsCertificate(server.name(), Node.GATEWAY))
                            .getEncoded())
                    .bytes();
        } catch (IOException | java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ManagedChannel open(Organisation server, NodeAddress address) {
        try {
            return NettyChannelBuilder.forAddress(address.host(), address.port())
                    .sslContext(GrpcSslContexts.forClient()
                            .trustManager(crypto.tlsAuthority(server.name()).toFile())
                            .keyManager(
                                    crypto.tlsCertificate(server.name(), Node.GATEWAY)
                                            .toFile(),
                                    crypto.tlsKey(server.name(), Node.GATEWAY).toFile())
                            .build())
                    .maxInboundMessageSize(MAX_MESSAGE)
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Unlike the SDK's own identity, it also shows what is no certificate. */
    private record Shown(Credentials who) implements Identity {
        @Override
        public String getMspId() {
            return who.mspId();
        }

        @Override
        public byte[] getCredentials() {
            return who.certificate().getBytes(StandardCharsets.UTF_8);
        }
    }
}
