/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.channel;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc.GatewayBlockingStub;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.launcher.topology.ChannelName;
import org.jianzheng.launcher.topology.MspId;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.Transactions;

/** A peer, as an administrator hands it a record ({@code gateway.Gateway} over mutual TLS). Each call waits at most half a minute. */
public final class PeerGateway implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final int NONCE_BYTES = 24;

    private final ChannelName channel;
    private final Administrator administrator;
    private final SecureRandom random;
    private final InstantSource clock;
    private final ManagedChannel connection;

    /**
     * Prepares a connection.
     *
     * @param authority of the peer's TLS certificate
     */
    public PeerGateway(
            ChannelName channel,
            NodeAddress address,
            Path authority,
            Administrator administrator,
            SecureRandom random,
            InstantSource clock)
            throws IOException {
        this.channel = channel;
        this.administrator = administrator;
        this.random = random;
        this.clock = clock;
        this.connection = administrator.connecting(address, authority).build();
    }

    /**
     * Where a transaction came to stand.
     *
     * @param block the block's number
     * @param code how peers judged it
     */
    public record Judged(long block, TxValidationCode code) {}

    /**
     * Has a record endorsed.
     *
     * @param chaincode the contracts' name
     * @param record its canonical envelope
     * @param asked whose peers shall endorse
     * @throws PeerRefused with the peers' words
     */
    public PendingTransaction endorse(String chaincode, byte[] record, List<MspId> asked) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        ChaincodeProposal proposal = ChaincodeProposal.create(
                        channel.text(),
                        chaincode,
                        List.of(ByteString.copyFromUtf8("submit")),
                        administrator.identity(),
                        ByteString.copyFrom(nonce),
                        clock.instant())
                .giving(Map.of("envelope", ByteString.copyFrom(record)));
        ByteString bytes = proposal.proposal().toByteString();
        EndorseRequest request = EndorseRequest.newBuilder()
                .setChannelId(channel.text())
                .setTransactionId(proposal.id().value())
                .setProposedTransaction(
                        SignedProposal.newBuilder().setProposalBytes(bytes).setSignature(signature(bytes)))
                .addAllEndorsingOrganizations(asked.stream().map(MspId::text).toList())
                .build();
        try {
            return new PendingTransaction(stub().endorse(request).getPreparedTransaction());
        } catch (StatusRuntimeException e) {
            throw refused(e);
        }
    }

    /**
     * Signs a transaction that this administrator proposed, hands it in and waits for its block.
     *
     * @throws PeerRefused with the peer's words
     */
    public Judged submit(PendingTransaction pending) {
        String id = pending.transaction().id().value();
        try {
            stub().submit(SubmitRequest.newBuilder()
                    .setChannelId(channel.text())
                    .setTransactionId(id)
                    .setPreparedTransaction(Transactions.sign(pending.envelope(), administrator.signer()))
                    .build());
            ByteString question = CommitStatusRequest.newBuilder()
                    .setChannelId(channel.text())
                    .setTransactionId(id)
                    .setIdentity(administrator.identity())
                    .build()
                    .toByteString();
            CommitStatusResponse status = stub().commitStatus(SignedCommitStatusRequest.newBuilder()
                    .setRequest(question)
                    .setSignature(signature(question))
                    .build());
            return new Judged(status.getBlockNumber(), status.getResult());
        } catch (StatusRuntimeException e) {
            throw refused(e);
        }
    }

    private ByteString signature(ByteString bytes) {
        return ByteString.copyFrom(administrator.signer().sign(bytes.toByteArray()));
    }

    private GatewayBlockingStub stub() {
        return GatewayGrpc.newBlockingStub(connection).withDeadlineAfter(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private static PeerRefused refused(StatusRuntimeException failure) {
        Status status = StatusProto.fromThrowable(failure);
        String details = status == null
                ? ""
                : status.getDetailsList().stream()
                        .filter(detail -> detail.is(ErrorDetail.class))
                        .map(PeerGateway::words)
                        .collect(Collectors.joining("; ", ": ", ""));
        return new PeerRefused(
                failure.getStatus().getCode() + " " + failure.getStatus().getDescription() + details, failure);
    }

    private static String words(Any detail) {
        try {
            ErrorDetail read = detail.unpack(ErrorDetail.class);
            return read.getMspId() + " says " + read.getMessage();
        } catch (InvalidProtocolBufferException e) {
            return "unreadable detail";
        }
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }
}
