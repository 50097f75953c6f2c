/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.function.BiConsumer;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.ReadableRecord;

/** Folds the records of a ledger again, from the first on, and nothing else. */
final class Replay {
    private Replay() {}

    /** A ledger that holds the heads that the records of another one make. */
    static InMemoryLedger of(InMemoryLedger played) {
        return of(played, (record, before) -> {});
    }

    /** As {@link #of(InMemoryLedger)}; each record is shown first, with the heads before it. */
    static InMemoryLedger of(InMemoryLedger played, BiConsumer<ReadableRecord, InMemoryLedger> each) {
        InMemoryLedger replayed = new InMemoryLedger();
        for (InMemoryLedger.Transaction transaction : played.history()) {
            // An opened record stands after its opening in the order of keys, as in the log.
            transaction.writes().forEach((key, value) -> {
                if (key.startsWith("rec/") && !key.startsWith("rec/sealed/")) {
                    ReadableRecord record = ReadableRecord.parse(CanonicalJson.parseObject(value));
                    each.accept(record, replayed);
                    fold(replayed, record);
                }
            });
        }
        return replayed;
    }

    private static void fold(InMemoryLedger replayed, ReadableRecord record) {
        for (HeadChange change : CapabilityRules.of(record).fold(record, replayed::head)) {
            replayed.state().put(change.key().text(), CanonicalJson.write(change.value()));
        }
    }
}
