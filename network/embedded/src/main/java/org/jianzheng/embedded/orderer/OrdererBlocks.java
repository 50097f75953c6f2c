/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.orderer;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;
import org.jianzheng.embedded.deliver.DeliverForm;
import org.jianzheng.protocol.block.MetadataSlots;

/** Blocks as orderers hand them out: without what peers have written into them. */
final class OrdererBlocks implements DeliverForm<DeliverResponse> {

    @Override
    public DeliverResponse block(Block block) {
        Block.Builder ordered = block.toBuilder();
        for (int slot : new int[] {MetadataSlots.TRANSACTIONS_FILTER, MetadataSlots.COMMIT_HASH}) {
            if (slot < ordered.getMetadata().getMetadataCount()) {
                ordered.getMetadataBuilder().setMetadata(slot, ByteString.EMPTY);
            }
        }
        return DeliverResponse.newBuilder().setBlock(ordered).build();
    }

    @Override
    public DeliverResponse status(Status status) {
        return DeliverResponse.newBuilder().setStatus(status).build();
    }
}
