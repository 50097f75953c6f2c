/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import java.io.Serial;
import org.jianzheng.protocol.ProtocolException;

/** A block or a transaction breaks a rule; the first one that it breaks. */
public final class BlockRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient BlockFinding finding;

    BlockRefused(BlockRule rule, String computed, String given) {
        super(rule + ": computed " + computed + ", given " + given);
        this.finding = new BlockFinding(rule, false, computed, given);
    }

    static BlockRefused of(ProtocolException broken) {
        return of(BlockRule.of(broken.rule()), broken);
    }

    static BlockRefused of(BlockRule rule, ProtocolException broken) {
        return new BlockRefused(rule, broken.computed(), broken.given());
    }

    /** The rule that is broken and the two values. */
    public BlockFinding finding() {
        return finding;
    }
}
