/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.block.BlockFinding;
import org.jianzheng.evidence.block.BlockReport;
import org.jianzheng.evidence.block.ChainExaminer;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.protocol.block.BlockHeaders;

/** What the off-line verifier says of a network's blocks. It is shown each of them, one after another. */
final class Opinions {

    private final Chain chain;
    private final ChainExaminer examiner;
    private final Map<Long, BlockReport> reports = new HashMap<>();
    private long next = 1;

    /** Opinions that rest on the first block. */
    Opinions(Chain chain, String channel) {
        this.chain = chain;
        Block first = chain.block(Ground.CITY, 0);
        this.examiner = ChainExaminer.begin(
                first, Hash.of(BlockHeaders.hash(first.getHeader()).bytes()), channel);
    }

    /** About a transaction and its block. */
    String of(long number, int index) {
        while (next <= number) {
            reports.put(next, examiner.next(chain.block(Ground.CITY, next)));
            next++;
        }
        BlockReport report = Objects.requireNonNull(reports.get(number));
        if (report.failure().isPresent()) {
            return "block " + words(report.failure());
        }
        return "block good, transaction "
                + words(report.transactions().get(index).failure());
    }

    private static String words(Optional<BlockFinding> failure) {
        return failure.map(found -> "breaks " + found.rule()).orElse("good");
    }
}
