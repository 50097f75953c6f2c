/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.deliver;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.jianzheng.embedded.access.Right;

/** Fabric's {@code protos.Deliver}: blocks, whole or filtered. */
public final class DeliverService extends DeliverGrpc.DeliverImplBase {

    private final BlockDelivery delivery;

    /** Serves what the delivery has. */
    public DeliverService(BlockDelivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> out) {
        return delivery.serve(out, Right.READ, new WholeBlocks());
    }

    @Override
    public StreamObserver<Envelope> deliverFiltered(StreamObserver<DeliverResponse> out) {
        return delivery.serve(out, Right.READ, new FilteredBlocks());
    }

    @Override
    public StreamObserver<Envelope> deliverWithPrivateData(StreamObserver<DeliverResponse> out) {
        throw Status.UNIMPLEMENTED
                .withDescription("the embedded ledger has no private data")
                .asRuntimeException();
    }
}
