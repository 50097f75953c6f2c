/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.commit.BlockUpdates;
import org.jianzheng.protocol.commit.CommitHash;
import org.jianzheng.protocol.commit.UpdateBatch;
import org.jianzheng.protocol.commit.ValidityFlags;

/**
 * Computes the chain of commit hashes from validity flags and writes. It covers the flags, which no orderer signs, and stands in
 * every checkpoint, which the cosigners sign.
 */
final class CommitHashes {
    private Optional<Sha256> previous = Optional.empty();
    private boolean known = true;

    /** Whether the chain is known to where it was computed. */
    boolean isKnown() {
        return known;
    }

    /** The commit hash after the next block; the first block has none. */
    Optional<Hash> next(Block block, ValidityFlags flags) {
        if (block.getHeader().getNumber() == 0 || !known) {
            return Optional.empty();
        }
        boolean[] asked = {false};
        UpdateBatch updates = BlockUpdates.of(block, flags, key -> {
            asked[0] = true;
            return Optional.empty();
        });
        if (asked[0]) {
            // A change of metadata alone writes a value again that only the state has: from here on the chain is not
            // known.
            known = false;
            return Optional.empty();
        }
        previous = Optional.of(CommitHash.next(flags, updates.toByteString(), previous));
        return previous.map(hash -> Hash.of(hash.bytes()));
    }
}
