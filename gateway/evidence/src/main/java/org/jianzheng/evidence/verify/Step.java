/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.util.List;

/**
 * A step of a verification.
 *
 * @param name what was checked
 * @param outcome how it ended
 * @param findings what was compared; for a failed step the rule that is broken
 */
public record Step(StepName name, Outcome outcome, List<Finding> findings) {
    /** Copies the findings. */
    public Step {
        findings = List.copyOf(findings);
    }
}
