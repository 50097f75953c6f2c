/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import java.util.Optional;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.record.RecordType;

/**
 * Where a record stands.
 *
 * @param id the record
 * @param type its type, or empty if this gateway is too old to know it
 * @param position of its entry in the log, from 0
 * @param block number of its block
 * @param index of its transaction within the block
 * @param transaction id of its transaction
 * @param digest SHA-256 of the record's canonical bytes
 */
public record CommittedRecord(
        RecordId id,
        Optional<RecordType> type,
        long position,
        long block,
        int index,
        TransactionId transaction,
        Digest digest) {}
