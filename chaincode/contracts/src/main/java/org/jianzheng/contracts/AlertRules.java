/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.List;
import org.jianzheng.model.alert.AlertBody;
import org.jianzheng.model.alert.AlertConclusion;
import org.jianzheng.model.alert.AlertFold;
import org.jianzheng.model.alert.AlertHead;
import org.jianzheng.model.alert.Investigation;
import org.jianzheng.model.alert.Raising;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.DepartmentHead;

/** Alerts (domain 3.2): anybody who analyses raises them, and only a person of the department that investigated one closes it. */
final class AlertRules implements CapabilityRules {
    @Override
    public void judge(Submission submission) {
        switch (AlertBody.of(submission.record())) {
            case Raising raising -> judge(submission, raising);
            case Investigation investigation -> {
                requireAbout(submission, investigation.alert());
                requireOf(submission, investigation.department());
            }
            case AlertConclusion conclusion -> {
                AlertHead alert = requireAbout(submission, conclusion.alert());
                requireOf(submission, alert.requireInvestigated());
                conclusion.to().ifPresent(department -> DepartmentHead.require(submission.ledger(), department));
            }
        }
    }

    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return AlertFold.apply(record, AlertBody.of(record), heads);
    }

    private static void judge(Submission submission, Raising raising) {
        ReadableRecord record = submission.record();
        submission.requireAbout(record.lot(), raising.about());
        if (record.lot().isPresent() == raising.withoutLot().isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "an alert belongs to a lot, or says why to none");
        }
        if (record.lot().isPresent()) {
            requireNoSecret(submission.requireLot(), raising.about());
        }
    }

    /**
     * Refuses ({@code NOT_YET_OPEN}) an alert that tells who bids before the opening, or who evaluates before the result: such an alert is sealed first
     * (invariant 4).
     */
    private static void requireNoSecret(LotHead lot, List<Subject> about) {
        boolean people = about.stream().anyMatch(Subject.Person.class::isInstance);
        lot.requireTold(people ? Stage.AWARD : Stage.OPENING);
    }

    private static AlertHead requireAbout(Submission submission, RecordRef alert) {
        AlertHead head = AlertHead.require(submission.ledger(), alert);
        submission.requireAbout(head.lot(), head.subjects());
        submission.requireRefs(List.of(alert));
        return head;
    }

    private static void requireOf(Submission submission, DepartmentId department) {
        DepartmentHead.require(submission.ledger(), department)
                .requirePost(submission.signers().person());
    }
}
