/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.EvaluationMethod;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.CatalogueHead;

/** What evaluations and their forms do to heads. */
final class EvaluationFold {
    private EvaluationFold() {}

    static List<HeadChange> begun(ReadableRecord record, Evaluation body) {
        return List.of(EvaluationHead.of(record, body).change());
    }

    /** Refuses ({@code STATE_FORBIDS}) a second form in one place: a change of mind is no second form. */
    static List<HeadChange> form(ReadableRecord record, Form body, HeadReader heads) {
        FormHead.read(heads, body.evaluation(), body.place()).ifPresent(before -> {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "form %d is in, by %s", body.place(), before.record());
        });
        return List.of(FormHead.of(record, body).change(body.evaluation(), body.place()));
    }

    static List<HeadChange> closed(ReadableRecord record, Closing body, HeadReader heads) {
        EvaluationHead head = EvaluationHead.require(heads, body.evaluation());
        EvaluationHead.State end = head.requireEnd(heads, Dates.of(record.at()));
        return switch (end) {
            case OPEN -> throw new IllegalStateException("an open evaluation is no end");
            case INCOMPLETE -> List.of(head.ended(end, Optional.empty()).change());
            case CLOSED -> disclosed(record, body, head, heads);
        };
    }

    private static List<HeadChange> disclosed(
            ReadableRecord record, Closing body, EvaluationHead head, HeadReader heads) {
        List<HeadChange> changes = new ArrayList<>();
        List<Long> points = new ArrayList<>();
        for (int place = 0; place < body.forms().size(); place++) {
            FormContent content = body.forms().get(place);
            points.add(content.points());
            Optional<FormHead> form = FormHead.read(heads, head.record(), place);
            if (form.isPresent()) {
                changes.add(form.get().disclosed(content).change(head.record(), place));
            }
        }
        ExactPoints combined = ExactPoints.of(method(head, heads).combination(), points);
        changes.add(
                head.ended(EvaluationHead.State.CLOSED, Optional.of(combined)).change());
        if (combined.numerator() > 0) {
            changes.add(deduction(record, head, combined).change());
        }
        return changes;
    }

    /** What the closing proposes: the points of all forms together, about the one whom they are about. */
    private static DeductionHead deduction(ReadableRecord record, EvaluationHead head, ExactPoints combined) {
        return new DeductionHead(
                record.ref(),
                new DeductionHead.About(
                        head.evaluation().subjects().getFirst(), head.lot(), Dates.of(record.at()), false),
                head.evaluation().catalogue(),
                Optional.empty(),
                Optional.of(combined),
                DeductionHead.State.PROPOSED,
                Optional.empty(),
                Optional.empty());
    }

    private static EvaluationMethod method(EvaluationHead head, HeadReader heads) {
        return CreditFold.rules(CatalogueHead.require(heads, head.evaluation().catalogue()))
                .requireEvaluation();
    }
}
