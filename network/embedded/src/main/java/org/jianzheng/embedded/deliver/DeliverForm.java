/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.deliver;

import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Status;

/**
 * In which form blocks are delivered.
 *
 * @param <A> the response message
 */
public interface DeliverForm<A> {

    /** A block as a response. */
    A block(Block block);

    /** How the request ended, as a response. */
    A status(Status status);
}
