/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ordering;

import com.google.protobuf.ByteString;
import java.util.concurrent.CompletableFuture;
import org.jianzheng.protocol.transaction.TransactionId;

/**
 * A transaction that waits to be put into a block.
 *
 * @param id its id
 * @param envelope its bytes
 * @param alone whether it gets a block of its own, as changes of the configuration do
 * @param ordered done with the block's number when the block is on disk
 */
record PendingTransaction(TransactionId id, ByteString envelope, boolean alone, CompletableFuture<Long> ordered) {}
