/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import java.util.List;

/**
 * A block has entered the log.
 *
 * @param number the block's number
 * @param transactions its transactions in order, valid or not
 * @param records the records that it added, in log order
 * @param size entries in the log after it
 * @param epochChanged whether it rewrote the epoch that every write reads: what was endorsed before is dead
 */
public record BlockNotice(
        long number,
        List<TransactionNotice> transactions,
        List<CommittedRecord> records,
        long size,
        boolean epochChanged) {}
