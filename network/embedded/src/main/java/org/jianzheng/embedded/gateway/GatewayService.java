/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;
import org.jianzheng.embedded.operations.Metrics;

/** Fabric's {@code gateway.Gateway} of one organisation. */
public final class GatewayService extends GatewayGrpc.GatewayImplBase {

    private final Evaluation evaluation;
    private final Endorsing endorsing;
    private final Submission submission;
    private final CommitWatch commits;
    private final ChaincodeEventFeed events;
    private final Metrics metrics;

    GatewayService(
            Evaluation evaluation,
            Endorsing endorsing,
            Submission submission,
            CommitWatch commits,
            ChaincodeEventFeed events,
            Metrics metrics) {
        this.evaluation = evaluation;
        this.endorsing = endorsing;
        this.submission = submission;
        this.commits = commits;
        this.events = events;
        this.metrics = metrics;
    }

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> out) {
        answer(out, Metrics.Timed.EVALUATE, () -> evaluation.evaluate(request));
    }

    @Override
    public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> out) {
        answer(out, Metrics.Timed.ENDORSE, () -> endorsing.endorse(request));
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> out) {
        answer(out, Metrics.Timed.SUBMIT, () -> submission.submit(request));
    }

    @Override
    public void commitStatus(SignedCommitStatusRequest request, StreamObserver<CommitStatusResponse> out) {
        answer(out, Metrics.Timed.COMMIT_STATUS, () -> commits.status(request));
    }

    @Override
    public void chaincodeEvents(SignedChaincodeEventsRequest request, StreamObserver<ChaincodeEventsResponse> out) {
        try {
            events.serve(request, out);
        } catch (StatusRuntimeException e) {
            out.onError(e);
        }
    }

    private <A> void answer(StreamObserver<A> out, Metrics.Timed timed, Supplier<A> call) {
        long start = System.nanoTime();
        try {
            out.onNext(call.get());
            out.onCompleted();
        } catch (StatusRuntimeException e) {
            out.onError(e);
        } catch (RuntimeException e) {
            System.getLogger(GatewayService.class.getName())
                    .log(System.Logger.Level.ERROR, "a " + timed + " call fails", e);
            out.onError(Status.INTERNAL
                    .withDescription(String.valueOf(e.getMessage()))
                    .asRuntimeException());
        } finally {
            metrics.timing(timed).recordSince(start);
        }
    }
}
