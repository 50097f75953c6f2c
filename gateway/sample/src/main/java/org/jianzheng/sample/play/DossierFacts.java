/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.DealCode;
import org.jianzheng.model.code.ProjectCode;
import org.jianzheng.model.code.TenderCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.dossier.DossierItem;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.StageEvent;
import org.jianzheng.model.dossier.StageTemplate;
import org.jianzheng.model.dossier.Tender;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.sample.dossier.DossierEvent;
import org.jianzheng.sample.dossier.EventType;

/** The bodies of dossier records, made from the bodies of the dossier's events. */
final class DossierFacts {
    private static final String INVENTED_CODE = "invented code of the sample dossier 示例编码";

    private static final Map<EventType, DossierItem> ITEMS = Map.ofEntries(
            entry(EventType.PROJECT_REGISTERED, new DossierItem("BUDGET")),
            entry(EventType.PROJECT_APPROVED, new DossierItem("APPROVAL")),
            entry(EventType.AGENCY_APPOINTED, new DossierItem("AGENCY_MANDATE")),
            entry(EventType.ROOMS_BOOKED, new DossierItem("ROOM_BOOKING")),
            entry(EventType.NOTICE_PUBLISHED, new DossierItem("NOTICE")),
            entry(EventType.NOTICE_AMENDED, new DossierItem("NOTICE_AMENDMENT")),
            entry(EventType.SESSION_OPENED, new DossierItem("SESSION_OPENED")),
            entry(EventType.OBJECTION_RAISED, new DossierItem("OBJECTION")),
            entry(EventType.OBJECTION_ANSWERED, new DossierItem("OBJECTION_ANSWER")),
            entry(EventType.OPENING_RECORD_SIGNED, new DossierItem("OPENING_RECORD")),
            entry(EventType.EXPERTS_DRAWN, new DossierItem("EXPERT_DRAW")),
            entry(EventType.EVALUATION_SCORED, new DossierItem("SCORING")),
            entry(EventType.EVALUATION_REPORTED, new DossierItem("EVALUATION_REPORT")),
            entry(EventType.SESSION_CLOSED, new DossierItem("SESSION_CLOSED")),
            entry(EventType.CANDIDATES_PUBLISHED, new DossierItem("RESULT_PUBLICITY")),
            entry(EventType.AWARD_DECIDED, new DossierItem("AWARD_DECISION")),
            entry(EventType.AWARD_NOTICE_ISSUED, new DossierItem("AWARD_LETTER")),
            entry(EventType.FORMS_SUBMITTED, DossierItem.CREDIT_EVALUATION),
            entry(EventType.RISK_ASSESSMENT_COMPLETED, DossierItem.RISK_ASSESSMENT),
            entry(EventType.CONTRACT_SIGNED, new DossierItem("CONTRACT")),
            entry(EventType.DEPOSITS_RETURNED, new DossierItem("DEPOSIT_RETURN")),
            entry(EventType.PERFORMANCE_INSPECTED, new DossierItem("PERFORMANCE_CHECK")),
            entry(EventType.PAYMENT_MADE, new DossierItem("PAYMENT")),
            entry(EventType.WORKS_COMPLETED, new DossierItem("WORKS_COMPLETION")),
            entry(EventType.ACCEPTANCE_PASSED, new DossierItem("WORKS_ACCEPTANCE")));

    private DossierFacts() {}

    static Project project(JsonObject event) {
        return new Project(
                ProjectCode.parse(event.string("projectCode")),
                event.string("name"),
                event.string("category"),
                explained(event.string("tenderer")),
                new AmountFen(event.integer("budgetFen")),
                event.optionalString("collectiveDecision"));
    }

    static Tender tender(TenderCode tender, JsonObject event) {
        return new Tender(tender, Optional.of(explained(event.string("agency"))));
    }

    static Lot lot(JsonObject event, Optional<StageTemplate> template) {
        List<DealCode> otherCodes = event.array("otherCodes").objects().stream()
                .map(code -> new DealCode(code.string("scheme"), code.string("value")))
                .toList();
        return new Lot(Optional.empty(), Optional.empty(), otherCodes, template);
    }

    /** Something of a stage: what it is, without what the dossier says of parties and prices. */
    static StageEvent item(DossierEvent event) {
        return new StageEvent(
                Nodes.stage(event.node()),
                Objects.requireNonNull(ITEMS.get(event.type()), event.type().wire()),
                StageEvent.Result.DONE,
                Optional.empty(),
                List.of());
    }

    private static ExplainedCode explained(String text) {
        UnifiedCreditCode code = UnifiedCreditCode.parse(text);
        return code.check() instanceof UnifiedCreditCode.CheckDigitWarning
                ? new ExplainedCode(code, Optional.of(INVENTED_CODE))
                : ExplainedCode.of(code);
    }
}
