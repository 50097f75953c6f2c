/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

/**
 * A rule that was checked.
 *
 * @param rule the rule
 * @param holds whether it holds
 * @param computed what was computed or demanded
 * @param given what the block gave
 */
public record BlockFinding(BlockRule rule, boolean holds, String computed, String given) {
    static BlockFinding holds(BlockRule rule, Object computed, Object given) {
        return new BlockFinding(rule, true, String.valueOf(computed), String.valueOf(given));
    }
}
