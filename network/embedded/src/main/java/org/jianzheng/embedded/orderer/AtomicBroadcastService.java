/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.orderer;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletionException;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;
import org.jianzheng.embedded.access.Right;
import org.jianzheng.embedded.deliver.BlockDelivery;
import org.jianzheng.embedded.ordering.Admission;
import org.jianzheng.embedded.ordering.OrderingException;

/** Fabric's {@code orderer.AtomicBroadcast}: real orderers and peers pull blocks here, clients may order here. */
public final class AtomicBroadcastService extends AtomicBroadcastGrpc.AtomicBroadcastImplBase {

    private final Admission admission;
    private final BlockDelivery delivery;

    /** Takes transactions into the admission and serves what the delivery has. */
    public AtomicBroadcastService(Admission admission, BlockDelivery delivery) {
        this.admission = admission;
        this.delivery = delivery;
    }

    @Override
    public StreamObserver<Envelope> broadcast(StreamObserver<BroadcastResponse> out) {
        return new StreamObserver<>() {
            @Override
            public void onNext(Envelope envelope) {
                out.onNext(order(envelope));
            }

            @Override
            public void onError(Throwable cause) {
                System.getLogger(AtomicBroadcastService.class.getName())
                        .log(System.Logger.Level.DEBUG, "a broadcast client went away");
            }

            @Override
            public void onCompleted() {
                out.onCompleted();
            }
        };
    }

    @Override
    public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> out) {
        return delivery.serve(out, Right.PULL, new OrdererBlocks());
    }

    private BroadcastResponse order(Envelope envelope) {
        try {
            admission.order(envelope).join();
            return BroadcastResponse.newBuilder().setStatus(Status.SUCCESS).build();
        } catch (OrderingException e) {
            return refused(e);
        } catch (CompletionException e) {
            return e.getCause() instanceof OrderingException late
                    ? refused(late)
                    : BroadcastResponse.newBuilder()
                            .setStatus(Status.SERVICE_UNAVAILABLE)
                            .setInfo(String.valueOf(e.getCause()))
                            .build();
        }
    }

    private static BroadcastResponse refused(OrderingException refusal) {
        return BroadcastResponse.newBuilder()
                .setStatus(refusal.status())
                .setInfo(String.valueOf(refusal.getMessage()))
                .build();
    }
}
