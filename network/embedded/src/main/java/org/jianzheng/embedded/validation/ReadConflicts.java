/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.validation;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.embedded.simulation.Versions;
import org.jianzheng.embedded.state.KeyValue;
import org.jianzheng.embedded.state.StateRange;
import org.jianzheng.embedded.state.StateUpdates;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.embedded.state.VersionedValue;
import org.jianzheng.protocol.commit.Height;
import org.jianzheng.protocol.transaction.QuerySummary;
import org.jianzheng.protocol.transaction.ReadWriteSet;

/** Finds out whether what a transaction read is still so, after the blocks before and the transactions before it in its block. */
final class ReadConflicts {

    private static final Comparator<ByteString> BYTES = ByteString.unsignedLexicographicalComparator();

    private final StateView state;
    private final StateUpdates earlier;

    ReadConflicts(StateView state, StateUpdates earlier) {
        this.state = state;
        this.earlier = earlier;
    }

    TxValidationCode check(ReadWriteSet set) {
        for (ReadWriteSet.Namespace namespace : set.namespaces()) {
            for (KVRead read : namespace.publicSet().getReadsList()) {
                if (!isCurrent(namespace.name(), read)) {
                    return TxValidationCode.MVCC_READ_CONFLICT;
                }
            }
            for (RangeQueryInfo query : namespace.publicSet().getRangeQueriesInfoList()) {
                if (!isCurrent(namespace.name(), query)) {
                    return TxValidationCode.PHANTOM_READ_CONFLICT;
                }
            }
        }
        return TxValidationCode.VALID;
    }

    private boolean isCurrent(String namespace, KVRead read) {
        ByteString key = ByteString.copyFromUtf8(read.getKey());
        if (earlier.get(namespace, key).isPresent()) {
            return false;
        }
        Optional<Height> committed = state.get(namespace, key).map(VersionedValue::version);
        return committed.equals(Versions.of(read));
    }

    /** Whether the same query gives the same keys at the same versions. */
    private boolean isCurrent(String namespace, RangeQueryInfo query) {
        return query.hasReadsMerkleHashes() ? summaryIsCurrent(namespace, query) : readsAreCurrent(namespace, query);
    }

    private boolean summaryIsCurrent(String namespace, RangeQueryInfo query) {
        int degree = query.getReadsMerkleHashes().getMaxDegree();
        if (degree < 2) {
            return false;
        }
        QuerySummary now = new QuerySummary(degree);
        for (KeyVersion each : now(namespace, query, Integer.MAX_VALUE)) {
            now.add(KVRead.newBuilder()
                    .setKey(each.key().toStringUtf8())
                    .setVersion(Versions.toMessage(each.version()))
                    .build());
        }
        RangeQueryInfo.Builder info = RangeQueryInfo.newBuilder();
        now.writeInto(info);
        return info.getReadsMerkleHashes().equals(query.getReadsMerkleHashes());
    }

    private boolean readsAreCurrent(String namespace, RangeQueryInfo query) {
        List<KVRead> seen = query.getRawReads().getKvReadsList();
        List<KeyVersion> now = now(namespace, query, seen.size() + 1);
        if (now.size() != seen.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            KVRead read = seen.get(i);
            if (!now.get(i).key().equals(ByteString.copyFromUtf8(read.getKey()))
                    || !Optional.of(now.get(i).version()).equals(Versions.of(read))) {
                return false;
            }
        }
        return true;
    }

    private record KeyVersion(ByteString key, Height version) {}

    /** The first entries that the query gives now, at most so many. */
    private List<KeyVersion> now(String namespace, RangeQueryInfo query, int most) {
        ByteString start = ByteString.copyFromUtf8(query.getStartKey());
        ByteString end = ByteString.copyFromUtf8(query.getEndKey());
        // A query that was not read to its end covers the last key it saw.
        boolean including = !query.getItrExhausted();
        NavigableMap<ByteString, StateUpdates.Update> changed = changed(namespace, start, end, including);
        List<KeyVersion> entries = new ArrayList<>();
        String databaseEnd = including && !end.isEmpty() ? query.getEndKey() + '\0' : query.getEndKey();
        try (StateRange committed = state.range(namespace, query.getStartKey(), databaseEnd)) {
            while (entries.size() < most && committed.hasNext()) {
                KeyValue entry = committed.next();
                ByteString key = ByteString.copyFromUtf8(entry.key());
                takeBefore(key, changed, entries);
                Optional<VersionedValue> present = Optional.ofNullable(changed.remove(key))
                        .map(StateUpdates.Update::value)
                        .orElse(Optional.of(entry.value()));
                present.ifPresent(value -> entries.add(new KeyVersion(key, value.version())));
            }
        }
        if (entries.size() < most) {
            changed.forEach((key, update) ->
                    update.value().ifPresent(value -> entries.add(new KeyVersion(key, value.version()))));
        }
        return entries;
    }

    private NavigableMap<ByteString, StateUpdates.Update> changed(
            String namespace, ByteString start, ByteString end, boolean including) {
        NavigableMap<ByteString, StateUpdates.Update> all = new TreeMap<>(BYTES);
        all.putAll(earlier.in(namespace).tailMap(start, true));
        return end.isEmpty() ? all : new TreeMap<>(all.headMap(end, including));
    }

    private static void takeBefore(
            ByteString key, NavigableMap<ByteString, StateUpdates.Update> changed, List<KeyVersion> entries) {
        NavigableMap<ByteString, StateUpdates.Update> before = changed.headMap(key, false);
        before.forEach((inserted, update) ->
                update.value().ifPresent(value -> entries.add(new KeyVersion(inserted, value.version()))));
        before.clear();
    }
}
