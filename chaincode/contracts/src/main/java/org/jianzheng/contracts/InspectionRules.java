/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.inspection.Draw;
import org.jianzheng.model.inspection.InspectionBody;
import org.jianzheng.model.inspection.InspectionFold;
import org.jianzheng.model.inspection.InspectionHead;
import org.jianzheng.model.inspection.Plan;
import org.jianzheng.model.inspection.Report;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/** Plan, draw and report of an inspection, all about the agency (domain 95–97, invariant 19); the fold refuses what is out of order. */
final class InspectionRules implements CapabilityRules {
    @Override
    public void judge(Submission submission) {
        switch (InspectionBody.of(submission.record())) {
            case Plan plan -> requireAbout(submission, plan.agency());
            case Draw draw -> requireOf(submission, draw.plan());
            case Report report -> requireOf(submission, report.plan());
        }
    }

    private static void requireOf(Submission submission, RecordRef plan) {
        requireAbout(
                submission, InspectionHead.require(submission.ledger(), plan).agency());
        submission.requireRefs(List.of(plan));
    }

    private static void requireAbout(Submission submission, UnifiedCreditCode agency) {
        submission.requireAbout(Optional.empty(), List.of(new Subject.Organisation(agency)));
    }

    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return InspectionFold.apply(record, InspectionBody.of(record), heads);
    }
}
