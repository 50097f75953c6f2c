/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import java.io.IOException;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.Erasure;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.server.log.BlockListener;
import org.jianzheng.server.log.BlockNotice;
import org.jianzheng.server.log.CommittedRecord;
import org.jianzheng.server.trouble.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the orders by which content is withdrawn: destroys what is stored of it, once the order is in the log, and again at
 * each start, since the folder may come from a backup. What fails is tried again with the next block; it is not served meanwhile.
 */
public final class Erasures implements BlockListener {
    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private final LedgerLog log;
    private final ObjectStore objects;
    private final Trouble trouble;
    private final NavigableSet<Long> outstanding = new TreeSet<>();
    private Optional<String> failure = Optional.empty();

    /**
     * Carries out the orders of this log in this store.
     *
     * @param trouble tells when content cannot be destroyed
     */
    Erasures(LedgerLog log, ObjectStore objects, Trouble trouble) {
        this.log = log;
        this.objects = objects;
        this.trouble = trouble;
    }

    /** Carries out every order of the log. */
    synchronized void carryOutAll() {
        outstanding.addAll(log.withdrawals());
        carryOut();
    }

    @Override
    public synchronized void entered(BlockNotice notice) {
        notice.records().stream()
                .filter(record -> record.type().equals(Optional.of(RecordType.EVIDENCE_ERASURE)))
                .map(CommittedRecord::position)
                .forEach(outstanding::add);
        carryOut();
    }

    @Override
    public void takenOver() {
        carryOutAll();
    }

    /** How many orders are not carried out yet. */
    public synchronized int outstanding() {
        return outstanding.size();
    }

    /** Why one of them could not be carried out; empty if none failed. */
    public synchronized Optional<String> failure() {
        return outstanding.isEmpty() ? Optional.empty() : failure;
    }

    private void carryOut() {
        outstanding.removeIf(this::isCarriedOut);
        if (outstanding.isEmpty()) {
            trouble.passed();
        }
    }

    private boolean isCarriedOut(long position) {
        try {
            LogEntry entry = LogEntry.parse(log.entry(position).orElseThrow());
            Erasure order = Erasure.fromJson(entry.record().object("body"));
            if (objects.erase(order.digests())) {
                LOG.info(
                        "the content {} was destroyed under order {}",
                        order.digests().sha256(),
                        order.order());
            }
            return true;
        } catch (IOException | Refusal e) {
            String reason = "order at position " + position + ": " + e.getMessage();
            failure = Optional.of(reason);
            trouble.met(reason);
            return false;
        }
    }
}
