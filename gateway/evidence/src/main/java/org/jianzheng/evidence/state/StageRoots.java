/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.CompactRange;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.dossier.StageRoot;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/**
 * The roots that close the stages of a lot (invariant 26): those of the tree of the index over the records of the lot, as far as they went.
 * Each is held against the records that are proved to be all.
 */
public final class StageRoots {
    private final TreeHasher sha256 = TreeHasher.of(HashSuite.SHA_256);
    private final TreeHasher sm3 = TreeHasher.of(HashSuite.SM3);
    private final CompactRange bySha256 = new CompactRange(sha256);
    private final CompactRange bySm3 = new CompactRange(sm3);

    /**
     * A root that does not hold.
     *
     * @param step the record that states it
     * @param stated what it states
     * @param computed what the records give; none if there are fewer before it
     */
    public record Broken(RecordRef step, StageRoot stated, Optional<StageRoot> computed) {}

    private StageRoots() {}

    /** What would close a stage now: the root over these records of a lot, at least one, in log order. */
    public static StageRoot of(List<LogEntry> entries) {
        StageRoots roots = new StageRoots();
        entries.forEach(roots::append);
        return roots.root();
    }

    /** The roots that the records of a lot state and that do not hold; none if all hold, also if none is stated. */
    public static List<Broken> broken(List<LogEntry> entries) {
        StageRoots roots = new StageRoots();
        List<StageRoot> all = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        for (LogEntry entry : entries) {
            if (Envelope.parse(entry.record()) instanceof ReadableRecord record
                    && record.type() == RecordType.DOSSIER_STAGE) {
                StageStep.fromJson(record.body()).root().ifPresent(stated -> {
                    Optional<StageRoot> computed = stated.records() > all.size()
                            ? Optional.empty()
                            : Optional.of(all.get((int) stated.records() - 1));
                    if (!computed.equals(Optional.of(stated))) {
                        broken.add(new Broken(record.ref(), stated, computed));
                    }
                });
            }
            roots.append(entry);
            all.add(roots.root());
        }
        return broken;
    }

    private void append(LogEntry entry) {
        DualLeaf leaf = DualLeaf.of(entry.canonical());
        bySha256.append(leaf.sha256());
        bySm3.append(leaf.sm3());
    }

    private StageRoot root() {
        return new StageRoot(bySha256.size(), new DualDigest(sha256.digest(bySha256.root()), sm3.digest(bySm3.root())));
    }
}
