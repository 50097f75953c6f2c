/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import java.util.Optional;
import org.jianzheng.evidence.merkle.Hash;

/**
 * What an organisation has cosigned last of a log.
 *
 * @param size entries
 * @param root SHA-256 root
 * @param block number of the block
 */
public record CosignedState(long size, Hash root, long block) {
    /** Where the state is kept; the keeper of an organisation's word. */
    public interface Keeper {
        /** The state that was kept last; empty if nothing was ever cosigned. */
        Optional<CosignedState> load();

        /** Keeps a state. When this returns, the state survives the death of the machine. */
        void keep(CosignedState state);
    }
}
