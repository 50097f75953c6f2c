/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import io.grpc.Status.Code;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.fault.Faults;
import org.jianzheng.embedded.ordering.Admission;
import org.jianzheng.embedded.ordering.OrderingException;
import org.jianzheng.protocol.policy.BlockValidationPolicy;

/**
 * The gateway's submit. It answers when the transaction's block is on disk, so that nothing acknowledged is lost; real Fabric
 * answers a little earlier, when a quorum of orderers holds it.
 */
final class Submission {

    private static final long BROADCAST_TIMEOUT_SECONDS = 30;

    private final Admission admission;
    private final Faults faults;
    private final Channel channel;

    Submission(Admission admission, Faults faults, Channel channel) {
        this.admission = admission;
        this.faults = faults;
        this.channel = channel;
    }

    SubmitResponse submit(SubmitRequest request) {
        if (!request.hasPreparedTransaction()) {
            throw GatewayErrors.error(Code.INVALID_ARGUMENT, "a prepared transaction is required");
        }
        if (request.getPreparedTransaction().getSignature().isEmpty()) {
            throw GatewayErrors.error(Code.INVALID_ARGUMENT, "prepared transaction must be signed");
        }
        if (!request.getChannelId().equals(channel.name())) {
            throw GatewayErrors.error(Code.FAILED_PRECONDITION, GatewayErrors.unknownChannel(request.getChannelId()));
        }
        try {
            await(admission.order(request.getPreparedTransaction()));
        } catch (OrderingException e) {
            throw insufficient("status=" + e.status() + ", info=" + e.getMessage());
        }
        if (faults.takeSubmitReportedFailed()) {
            throw insufficient("status=SERVICE_UNAVAILABLE, info=failed to submit request: request already processed");
        }
        return SubmitResponse.getDefaultInstance();
    }

    private void await(CompletableFuture<Long> ordered) {
        try {
            ordered.get(BROADCAST_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw GatewayErrors.error(
                    Code.DEADLINE_EXCEEDED, "submit timeout expired while broadcasting to ordering service");
        } catch (ExecutionException e) {
            throw insufficient("status=SERVICE_UNAVAILABLE, info=" + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GatewayErrors.error(Code.CANCELLED, "interrupted while broadcasting to ordering service");
        }
    }

    private RuntimeException insufficient(String answer) {
        List<OrderingNode> orderers = OrderingNode.all(channel);
        // Fabric's gateway stops listening as soon as too many have refused for a quorum; it is not said which these
        // are.
        int enough = orderers.size() - BlockValidationPolicy.quorum(orderers.size()) + 1;
        List<ErrorDetail> details = orderers.stream()
                .limit(enough)
                .map(orderer -> GatewayErrors.detail(
                        orderer.address(), orderer.mspId(), "received unsuccessful response from orderer: " + answer))
                .toList();
        return GatewayErrors.error(
                Code.UNAVAILABLE,
                "insufficient number of orderers could successfully process transaction to satisfy quorum requirement",
                details);
    }
}
