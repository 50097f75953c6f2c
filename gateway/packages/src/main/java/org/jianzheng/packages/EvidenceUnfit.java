/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages;

import java.io.Serial;
import org.jianzheng.evidence.packages.MemberName;
import org.jianzheng.evidence.verify.VerificationReport;

/** Evidence that does not verify is not packed. */
public final class EvidenceUnfit extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient MemberName name;
    private final transient VerificationReport report;

    EvidenceUnfit(MemberName name, VerificationReport report) {
        super(name + ": " + report.verdict());
        this.name = name;
        this.report = report;
    }

    /** The name that it would have had in the package. */
    public MemberName name() {
        return name;
    }

    /** What its verification says. */
    public VerificationReport report() {
        return report;
    }
}
