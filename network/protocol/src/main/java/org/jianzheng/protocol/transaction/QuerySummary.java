/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.transaction;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReadsMerkleSummary;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.jianzheng.protocol.Sha256;

/**
 * What a range query has shown, as Fabric writes it down: the reads themselves up to a degree, and beyond that a tree of hashes in
 * which each node covers one more than so many below it ({@code core/ledger/kvledger/txmgmt/rwsetutil}). Not safe for use by
 * several threads.
 */
public final class QuerySummary {

    /** How many reads stand for themselves in the sets that peers make. */
    public static final int DEGREE = 50;

    private static final int LEAVES = 1;

    private final int degree;
    private final List<KVRead> pending = new ArrayList<>();
    private final NavigableMap<Integer, List<ByteString>> levels = new TreeMap<>();
    private int top = LEAVES;

    /**
     * A summary of no reads yet.
     *
     * @param degree at least 2
     */
    public QuerySummary(int degree) {
        if (degree < 2) {
            throw new IllegalArgumentException("degree " + degree);
        }
        this.degree = degree;
    }

    /** Takes the next read, in the order of the keys. */
    public void add(KVRead read) {
        pending.add(read);
        if (pending.size() > degree) {
            hashPending();
        }
    }

    /** Writes down what was seen; nothing if there was nothing. Nothing may be added afterwards. */
    public void writeInto(RangeQueryInfo.Builder info) {
        if (levels.isEmpty()) {
            if (!pending.isEmpty()) {
                info.setRawReads(QueryReads.newBuilder().addAllKvReads(pending));
            }
            return;
        }
        if (!pending.isEmpty()) {
            hashPending();
        }
        complete();
        info.setReadsMerkleHashes(QueryReadsMerkleSummary.newBuilder()
                .setMaxDegree(degree)
                .setMaxLevel(top)
                .addAllMaxLevelHashes(level(top)));
    }

    private void hashPending() {
        ByteString reads =
                QueryReads.newBuilder().addAllKvReads(pending).build().toByteString();
        pending.clear();
        level(LEAVES).add(Sha256.of(reads).value());
        for (int level = LEAVES; level(level).size() > degree; level++) {
            raise(level);
        }
    }

    /** Brings what is left on lower levels up to the highest. */
    private void complete() {
        for (int level = LEAVES; level < top; level++) {
            List<ByteString> left = level(level);
            if (left.size() == 1) {
                level(level + 1).add(left.removeFirst());
            } else if (!left.isEmpty()) {
                raise(level);
            }
        }
        if (level(top).size() > degree) {
            raise(top);
        }
    }

    private void raise(int level) {
        List<ByteString> hashes = level(level);
        ByteString combined = Sha256.of(hashes.toArray(ByteString[]::new)).value();
        hashes.clear();
        level(level + 1).add(combined);
        top = Math.max(top, level + 1);
    }

    private List<ByteString> level(int number) {
        return levels.computeIfAbsent(number, ignored -> new ArrayList<>());
    }
}
