/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.refusal;

import java.time.Duration;
import java.util.List;
import org.jianzheng.model.refusal.RefusalLine;
import org.jianzheng.server.batch.OwnItems;
import org.jianzheng.server.rounds.Rounds;

/**
 * Brings new lines of the journal into the batch lane, which binds them to the ledger: once a minute and not at once, so that no batch shows
 * when something was refused, and a flood costs the ledger one record a minute. Handing in twice is harmless.
 */
final class RefusalRounds extends Rounds {
    static final Duration INTERVAL = Duration.ofMinutes(1);
    static final int TOGETHER = 5_000;

    private final RefusalJournal journal;
    private final OwnItems items;

    RefusalRounds(RefusalJournal journal, OwnItems items) {
        super("refusals");
        this.journal = journal;
        this.items = items;
    }

    @Override
    protected Duration round() throws InterruptedException {
        journal.writeEnded();
        List<RefusalLine> waiting = journal.waiting(TOGETHER);
        if (!waiting.isEmpty()
                && items.take(
                        RefusalLine.SOURCE,
                        waiting.stream().map(RefusalLine::item).toList())) {
            journal.handedIn(waiting.size());
        }
        return INTERVAL;
    }

    @Override
    public void stop() {
        super.stop();
        journal.writeAll();
    }
}
