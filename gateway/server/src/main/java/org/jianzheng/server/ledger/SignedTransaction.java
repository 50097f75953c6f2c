/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import org.jianzheng.model.code.TransactionId;

/**
 * A transaction as it goes to the orderers. Submitting the same bytes again is harmless: the ledger takes an id once.
 *
 * @param id its id
 * @param bytes the endorsed and signed bytes, as {@link Ledger#submit} takes them; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never changed
public record SignedTransaction(TransactionId id, byte[] bytes) {}
