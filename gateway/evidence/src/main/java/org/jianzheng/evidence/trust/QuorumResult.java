/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import java.util.List;

/**
 * Who has cosigned and what that is worth.
 *
 * @param signed organisations that count, in order
 * @param missing organisations that could have and did not, in order
 * @param unmet conditions that are not met, such as {@code independent 0 of 1}; empty if the quorum is met
 */
public record QuorumResult(List<String> signed, List<String> missing, List<String> unmet) {
    /** Copies the lists. */
    public QuorumResult {
        signed = List.copyOf(signed);
        missing = List.copyOf(missing);
        unmet = List.copyOf(unmet);
    }

    /** Whether all conditions are met; otherwise the checkpoint is degraded. */
    public boolean isMet() {
        return unmet.isEmpty();
    }
}
