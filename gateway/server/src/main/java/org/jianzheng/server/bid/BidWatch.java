/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.util.Optional;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Capability;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.server.log.BlockListener;
import org.jianzheng.server.log.BlockNotice;
import org.jianzheng.server.log.CommittedRecord;

/** Tells the desk of every record of sealed bids that enters the log. */
final class BidWatch implements BlockListener {
    /** More than the newest block has, which may have entered when the process before this one ended. */
    private static final long LAST_ENTRIES = 2_000;

    private final BidDesk desk;
    private final LedgerLog log;

    BidWatch(BidDesk desk, LedgerLog log) {
        this.desk = desk;
        this.log = log;
    }

    /** Tells of the newest entries, whoever was told of them before. */
    void catchUp() {
        for (long position = Math.max(0, log.size() - LAST_ENTRIES); position < log.size(); position++) {
            tell(position);
        }
    }

    @Override
    public void entered(BlockNotice notice) {
        notice.records().stream()
                .filter(BidWatch::isOfBids)
                .map(CommittedRecord::position)
                .forEach(this::tell);
    }

    private static boolean isOfBids(CommittedRecord record) {
        return record.type().map(RecordType::capability).equals(Optional.of(Capability.BID));
    }

    private void tell(long position) {
        log.entry(position).map(LogEntry::parse).flatMap(LogBidLedger::of).ifPresent(record -> {
            try {
                desk.entered(record);
            } catch (Refusal elsewhere) {
                // A lot whose window is not in this log, because the log was taken over, is none of this gateway's.
            }
        });
    }
}
