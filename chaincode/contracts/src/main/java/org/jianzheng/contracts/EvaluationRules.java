/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.credit.Closing;
import org.jianzheng.model.credit.CreditFold;
import org.jianzheng.model.credit.Evaluation;
import org.jianzheng.model.credit.EvaluationHead;
import org.jianzheng.model.credit.Form;
import org.jianzheng.model.credit.FormContent;
import org.jianzheng.model.credit.FormHead;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.EvidenceHead;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.CatalogueHead;

/** Evaluations by the forms of several evaluators (domain 2.9, invariant 27). */
final class EvaluationRules {
    private EvaluationRules() {}

    static void judge(Submission submission, Evaluation evaluation) {
        submission.requireAbout(submission.record().lot(), evaluation.subjects());
        if (evaluation.backfilled()) {
            CreditRules.requireOfficer(submission);
            return;
        }
        submission.requireLot();
        CatalogueHead catalogue = CatalogueHead.require(submission.ledger(), evaluation.catalogue());
        catalogue.requireInForceOn(submission.today());
        List<Role> expected = CreditFold.rules(catalogue).requireEvaluation().evaluators();
        List<Role> awaited =
                evaluation.forms().stream().map(Evaluation.Expected::evaluator).toList();
        if (!awaited.equals(expected) || evaluation.subjects().size() != 1) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%s expects the forms of %s about one subject, met %s",
                    evaluation.catalogue(),
                    expected,
                    awaited);
        }
    }

    static void judge(Submission submission, Form form) {
        EvaluationHead evaluation = requireAbout(submission, form.evaluation());
        Evaluation.Expected expected = evaluation.requireExpected(form.place());
        evaluation.requireAwaits(submission.today());
        if (evaluation.evaluation().backfilled()) {
            CreditRules.requireOfficer(submission);
            FormContent open =
                    form.content().orElseThrow(() -> Refusal.of(ErrorCode.SCHEMA_INVALID, "history's forms are open"));
            requireFits(submission, evaluation, open);
            return;
        }
        if (form.content().isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a form is not read before all are in");
        }
        Role role = submission.signers().by().role();
        if (role != expected.evaluator()) {
            throw Refusal.of(
                    ErrorCode.ROLE_FORBIDDEN, "form %d is %s's, not %s's", form.place(), expected.evaluator(), role);
        }
    }

    static void judge(Submission submission, Closing closing) {
        EvaluationHead evaluation = requireAbout(submission, closing.evaluation());
        switch (evaluation.requireEnd(submission.ledger(), submission.today())) {
            case OPEN -> throw new IllegalStateException("an open evaluation is no end");
            case INCOMPLETE -> requireUndisclosed(closing);
            case CLOSED -> requireDisclosed(submission, evaluation, closing);
        }
    }

    private static void requireUndisclosed(Closing closing) {
        if (!closing.forms().isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_YET_OPEN, "a form is missing, and the others are never read");
        }
    }

    private static void requireDisclosed(Submission submission, EvaluationHead evaluation, Closing closing) {
        List<Optional<FormHead>> forms = evaluation.forms(submission.ledger());
        if (closing.forms().size() != forms.size()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%d forms are disclosed, %d are in",
                    closing.forms().size(),
                    forms.size());
        }
        List<RecordRef> records = new ArrayList<>();
        for (int place = 0; place < forms.size(); place++) {
            FormHead form = forms.get(place).orElseThrow();
            FormContent content = closing.forms().get(place);
            if (!content.commitment().equals(form.commitment())) {
                throw Refusal.of(ErrorCode.DIGEST_MISMATCH, "form %d is not what %s commits to", place, form.record());
            }
            records.add(form.record());
            records.addAll(requireFits(submission, evaluation, content));
        }
        submission.requireRefs(records);
    }

    /** Refuses what the rules do not give; returns the records of the form's evidence. */
    private static List<RecordRef> requireFits(Submission submission, EvaluationHead evaluation, FormContent content) {
        RuleCatalogue rules = CreditFold.rules(CatalogueHead.require(
                submission.ledger(), evaluation.evaluation().catalogue()));
        content.requireFits(rules);
        List<RecordRef> shown = new ArrayList<>();
        for (EvidenceId evidence : content.evidence()) {
            shown.add(EvidenceHead.require(submission.ledger(), evidence).record());
        }
        return shown;
    }

    private static EvaluationHead requireAbout(Submission submission, RecordRef evaluation) {
        EvaluationHead head = EvaluationHead.require(submission.ledger(), evaluation);
        submission.requireAbout(head.lot(), head.evaluation().subjects());
        submission.requireRefs(List.of(evaluation));
        return head;
    }
}
