/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.list;

import org.jianzheng.evidence.verify.VerificationReport;

/** What was handed out does not verify, and was not taken. */
public final class UnprovedDeltas extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient VerificationReport report;

    UnprovedDeltas(VerificationReport report) {
        super(String.valueOf(report.verdict()));
        this.report = report;
    }

    /** Why. */
    public VerificationReport report() {
        return report;
    }
}
