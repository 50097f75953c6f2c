/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import org.hyperledger.fabric.protos.common.Block;

/**
 * Where blocks are fetched from.
 *
 * @param <E> how it fails
 */
@FunctionalInterface
public interface BlockSource<E extends Exception> {
    /** The block with this number. */
    Block block(long number) throws E;
}
