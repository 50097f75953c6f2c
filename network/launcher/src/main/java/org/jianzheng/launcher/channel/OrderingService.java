/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc.AtomicBroadcastStub;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;
import org.jianzheng.launcher.identity.Pem;
import org.jianzheng.launcher.topology.ChannelName;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.protocol.Sha256;

/**
 * An orderer, or the embedded ledger in place of one, as an administrator speaks to it ({@code orderer.AtomicBroadcast} over
 * mutual TLS). Each call waits at most half a minute.
 */
final class OrderingService implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final int LARGEST_MESSAGE = 100 * 1024 * 1024;
    private static final int NONCE_BYTES = 24;

    private final ChannelName name;
    private final Administrator administrator;
    private final SecureRandom random;
    private final InstantSource clock;
    private final NodeAddress address;
    private final ByteString certificateHash;
    private final ManagedChannel connection;

    /**
     * Prepares a connection.
     *
     * @param place where the orderer listens, and the authority of its TLS certificate
     */
    OrderingService(
            ChannelName name, Place place, Administrator administrator, SecureRandom random, InstantSource clock)
            throws IOException {
        this.name = name;
        this.administrator = administrator;
        this.random = random;
        this.clock = clock;
        this.address = place.address();
        this.certificateHash = hash(administrator.tlsCertificate());
        this.connection = administrator
                .connecting(address, place.authority())
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .build();
    }

    /**
     * Where an orderer listens.
     *
     * @param authority of its TLS certificate
     */
    record Place(NodeAddress address, Path authority) {}

    /** The newest block. */
    Block newest() throws InterruptedException {
        return block(SeekPosition.newBuilder()
                .setNewest(SeekNewest.getDefaultInstance())
                .build());
    }

    /** The block with this number, which must be there. */
    Block block(long number) throws InterruptedException {
        return block(SeekPosition.newBuilder()
                .setSpecified(SeekSpecified.newBuilder().setNumber(number))
                .build());
    }

    /**
     * Hands an envelope in.
     *
     * @throws OrdererRefused with the orderer's words if it does not take it
     */
    void order(Envelope envelope) throws InterruptedException {
        FirstAnswer<BroadcastResponse, BroadcastResponse> answer = new FirstAnswer<>(Function.identity());
        StreamObserver<Envelope> request = stub().broadcast(answer);
        request.onNext(envelope);
        BroadcastResponse response = await(answer);
        request.onCompleted();
        if (response.getStatus() != Status.SUCCESS) {
            throw new OrdererRefused(address + " answers " + response.getStatus() + ": " + response.getInfo());
        }
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }

    private Block block(SeekPosition position) throws InterruptedException {
        FirstAnswer<DeliverResponse, Block> answer = new FirstAnswer<>(this::blockOf);
        StreamObserver<Envelope> request = stub().deliver(answer);
        request.onNext(seek(position));
        Block block = await(answer);
        request.onCompleted();
        return block;
    }

    private Block blockOf(DeliverResponse response) {
        if (!response.hasBlock()) {
            throw new OrdererRefused(address + " hands out no block: " + response.getStatus());
        }
        return response.getBlock();
    }

    private Envelope seek(SeekPosition position) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Instant now = clock.instant();
        ChannelHeader channelHeader = ChannelHeader.newBuilder()
                .setType(HeaderType.DELIVER_SEEK_INFO_VALUE)
                .setChannelId(name.text())
                .setTimestamp(
                        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
                .setTlsCertHash(certificateHash)
                .build();
        SignatureHeader signatureHeader = SignatureHeader.newBuilder()
                .setCreator(administrator.identity())
                .setNonce(ByteString.copyFrom(nonce))
                .build();
        ByteString payload = Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(channelHeader.toByteString())
                        .setSignatureHeader(signatureHeader.toByteString()))
                .setData(SeekInfo.newBuilder()
                        .setStart(position)
                        .setStop(position)
                        .setBehavior(SeekInfo.SeekBehavior.FAIL_IF_NOT_READY)
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        return Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(ByteString.copyFrom(administrator.signer().sign(payload.toByteArray())))
                .build();
    }

    private AtomicBroadcastStub stub() {
        return AtomicBroadcastGrpc.newStub(connection).withDeadlineAfter(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private <T> T await(FirstAnswer<?, T> answer) throws InterruptedException {
        try {
            return answer.future.get(BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof OrdererRefused refused) {
                throw refused;
            }
            throw new OrdererRefused(address + " does not answer: " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new OrdererRefused(address + " does not answer within " + BOUND.toSeconds() + " s", e);
        }
    }

    private static ByteString hash(Path certificate) throws IOException {
        try {
            return Sha256.of(Pem.certificate(certificate).getEncoded()).value();
        } catch (CertificateEncodingException e) {
            throw new IOException(certificate + " cannot be encoded", e);
        }
    }

    /** Keeps the first answer of a stream. */
    private static final class FirstAnswer<R, T> implements StreamObserver<R> {

        private final CompletableFuture<T> future = new CompletableFuture<>();
        private final Function<R, T> reader;

        FirstAnswer(Function<R, T> reader) {
            this.reader = reader;
        }

        @Override
        public void onNext(R response) {
            if (!future.isDone()) {
                try {
                    future.complete(reader.apply(response));
                } catch (OrdererRefused refused) {
                    future.completeExceptionally(refused);
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            future.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {
            future.completeExceptionally(new OrdererRefused("the stream ended without an answer"));
        }
    }
}
