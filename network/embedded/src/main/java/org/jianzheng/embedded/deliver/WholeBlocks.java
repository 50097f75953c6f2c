/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.deliver;

import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/** Blocks as a peer has stored them. */
public final class WholeBlocks implements DeliverForm<DeliverResponse> {

    @Override
    public DeliverResponse block(Block block) {
        return DeliverResponse.newBuilder().setBlock(block).build();
    }

    @Override
    public DeliverResponse status(Status status) {
        return DeliverResponse.newBuilder().setStatus(status).build();
    }
}
