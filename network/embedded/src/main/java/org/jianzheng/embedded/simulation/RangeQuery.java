/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.jianzheng.embedded.state.KeyValue;
import org.jianzheng.embedded.state.StateRange;
import org.jianzheng.protocol.transaction.QuerySummary;

/**
 * A range query in progress, which notes what it has shown, so that validation can tell whether another key has appeared in or
 * vanished from what was seen. What was not fetched is not covered, as in Fabric. Not safe for use by several threads.
 */
public final class RangeQuery implements AutoCloseable {

    private final StateRange entries;
    private final String start;
    private final String end;
    private final int pageSize;
    private final List<KVRead> seen = new ArrayList<>();
    private boolean exhausted;

    /** A query of at most {@code pageSize} entries; 0 for all. */
    RangeQuery(StateRange entries, String start, String end, int pageSize) {
        this.entries = entries;
        this.start = start;
        this.end = end;
        this.pageSize = pageSize;
    }

    /** The next entry, empty at the end of the range or page. */
    public Optional<KeyValue> next() {
        // A full page leaves it open whether more would come.
        if (pageSize > 0 && seen.size() >= pageSize) {
            return Optional.empty();
        }
        if (!entries.hasNext()) {
            exhausted = true;
            return Optional.empty();
        }
        KeyValue entry = entries.next();
        seen.add(KVRead.newBuilder()
                .setKey(entry.key())
                .setVersion(Versions.toMessage(entry.value().version()))
                .build());
        return Optional.of(entry);
    }

    /** Where the next page begins, empty after the last. */
    public String bookmark() {
        return entries.hasNext() ? entries.next().key() : "";
    }

    @Override
    public void close() {
        entries.close();
    }

    RangeQueryInfo info() {
        RangeQueryInfo.Builder info =
                RangeQueryInfo.newBuilder().setStartKey(start).setItrExhausted(exhausted);
        if (exhausted) {
            info.setEndKey(end);
        } else if (!seen.isEmpty()) {
            info.setEndKey(seen.getLast().getKey());
        }
        QuerySummary summary = new QuerySummary(QuerySummary.DEGREE);
        seen.forEach(summary::add);
        summary.writeInto(info);
        return info.build();
    }
}
