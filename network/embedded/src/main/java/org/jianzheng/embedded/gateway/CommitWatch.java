/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Context;
import io.grpc.Status.Code;
import java.util.Optional;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.jianzheng.embedded.access.AccessDenied;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.access.Right;
import org.jianzheng.embedded.access.Signed;
import org.jianzheng.embedded.block.TransactionLocation;
import org.jianzheng.embedded.ledger.OrganisationLedger;

/** The gateway's commit status: waits until a transaction is in a block, and says how it was judged. */
final class CommitWatch {

    private final Channel channel;
    private final OrganisationLedger ledger;

    CommitWatch(Channel channel, OrganisationLedger ledger) {
        this.channel = channel;
        this.ledger = ledger;
    }

    CommitStatusResponse status(SignedCommitStatusRequest signed) {
        CommitStatusRequest request = read(signed);
        requireRight(
                channel,
                request.getChannelId(),
                new Signed(signed.getRequest(), request.getIdentity(), signed.getSignature()));
        return await(request.getTransactionId())
                .map(location -> CommitStatusResponse.newBuilder()
                        .setResult(location.code())
                        .setBlockNumber(location.block())
                        .build())
                .orElseThrow(() -> GatewayErrors.error(Code.CANCELLED, "context canceled"));
    }

    /** Requires the right to read, with the words of Fabric's gateway. */
    static void requireRight(Channel channel, String asked, Signed signed) {
        if (!asked.equals(channel.name())) {
            throw GatewayErrors.error(
                    Code.PERMISSION_DENIED, "Failed to get policy manager for channel [" + asked + "]");
        }
        try {
            channel.require(Right.READ, signed);
        } catch (AccessDenied e) {
            throw GatewayErrors.error(
                    Code.PERMISSION_DENIED,
                    String.valueOf(e.onChannel(channel.name(), Right.READ).getMessage()));
        }
    }

    private Optional<TransactionLocation> await(String id) {
        Context call = Context.current();
        Context.CancellationListener wake = cancelled -> ledger.wakeAll();
        call.addListener(wake, Runnable::run);
        try {
            return ledger.awaitTransaction(id, () -> !call.isCancelled());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            call.removeListener(wake);
        }
    }

    private static CommitStatusRequest read(SignedCommitStatusRequest signed) {
        ByteString bytes = signed.getRequest();
        if (bytes.isEmpty()) {
            throw GatewayErrors.error(Code.INVALID_ARGUMENT, "a commit status request is required");
        }
        CommitStatusRequest request;
        try {
            request = CommitStatusRequest.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw GatewayErrors.error(Code.INVALID_ARGUMENT, "invalid status request: " + e.getMessage());
        }
        if (request.getIdentity().isEmpty()) {
            throw GatewayErrors.error(Code.INVALID_ARGUMENT, "no identity provided");
        }
        if (request.getChannelId().isEmpty()) {
            throw GatewayErrors.error(Code.INVALID_ARGUMENT, "no channel ID provided");
        }
        if (request.getTransactionId().isEmpty()) {
            throw GatewayErrors.error(Code.INVALID_ARGUMENT, "transaction ID should not be empty");
        }
        return request;
    }
}
