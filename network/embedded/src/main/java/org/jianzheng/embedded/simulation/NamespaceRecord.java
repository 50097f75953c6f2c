/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.simulation;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.jianzheng.protocol.transaction.ReadWriteSet;

/** What a call read and would write of one namespace, in the order in which Fabric writes it down. */
final class NamespaceRecord {

    private final String namespace;
    // Fabric orders keys by their UTF-8 bytes, Java's strings by UTF-16 units.
    private final NavigableMap<ByteString, KVRead> reads =
            new TreeMap<>(ByteString.unsignedLexicographicalComparator());
    private final NavigableMap<ByteString, KVWrite> writes =
            new TreeMap<>(ByteString.unsignedLexicographicalComparator());
    private final NavigableMap<ByteString, KVMetadataWrite> metadataWrites =
            new TreeMap<>(ByteString.unsignedLexicographicalComparator());
    private final List<RangeQuery> rangeQueries = new ArrayList<>();

    private record RangeKey(String start, String end, boolean exhausted) {}

    NamespaceRecord(String namespace) {
        this.namespace = namespace;
    }

    void read(KVRead read) {
        reads.put(ByteString.copyFromUtf8(read.getKey()), read);
    }

    void write(KVWrite write) {
        writes.put(ByteString.copyFromUtf8(write.getKey()), write);
    }

    void writeMetadata(String key, NavigableMap<String, ByteString> entries) {
        KVMetadataWrite.Builder write = KVMetadataWrite.newBuilder().setKey(key);
        entries.forEach((name, value) ->
                write.addEntries(KVMetadataEntry.newBuilder().setName(name).setValue(value)));
        metadataWrites.put(ByteString.copyFromUtf8(key), write.build());
    }

    void query(RangeQuery query) {
        rangeQueries.add(query);
    }

    int size() {
        return reads.size() + writes.size() + metadataWrites.size();
    }

    ReadWriteSet.Namespace toReadWriteSet() {
        KVRWSet.Builder set = KVRWSet.newBuilder()
                .addAllReads(reads.values())
                .addAllWrites(writes.values())
                .addAllMetadataWrites(metadataWrites.values());
        Set<RangeKey> known = new HashSet<>();
        for (RangeQuery query : rangeQueries) {
            RangeQueryInfo info = query.info();
            if (known.add(new RangeKey(info.getStartKey(), info.getEndKey(), info.getItrExhausted()))) {
                set.addRangeQueriesInfo(info);
            }
        }
        return new ReadWriteSet.Namespace(namespace, set.build(), List.of());
    }
}
