/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.witness.Certificate;
import org.jianzheng.model.witness.CountersignResult;
import org.jianzheng.model.witness.Escalation;
import org.jianzheng.model.witness.EscalationStep;
import org.jianzheng.model.witness.Incident;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;
import org.jianzheng.model.witness.Referral;
import org.jianzheng.model.witness.SessionNote;

/** The bodies of witness records, made from the bodies of the dossier's events. */
final class WitnessFacts {
    private WitnessFacts() {}

    static Item item(JsonObject event, List<EvidenceId> evidence) {
        return new Item(
                Members.choice(ItemCode.class, event, "item"),
                event.string("text"),
                Members.choice(ItemResult.class, event, "result"),
                event.optionalString("fact"),
                evidence);
    }

    static Incident incident(JsonObject event, Subject subject, List<EvidenceId> evidence) {
        return new Incident(event.integer("incident"), subject, event.string("text"), evidence);
    }

    static SessionNote checkIn(JsonObject event, PersonRef expert) {
        String identity = event.string("identityCheck").equals("MATCH") ? "人证核验一致" : "人证核验不一致";
        String phone = event.bool("phoneStored") ? "通信工具已存放" : "通信工具未存放";
        return new SessionNote(
                SessionNote.Kind.EXPERT_CHECKED_IN,
                identity + "，" + phone,
                Optional.empty(),
                Optional.of(expert),
                List.of());
    }

    static Escalation escalation(JsonObject event, RecordRef incident, List<EvidenceId> evidence) {
        return new Escalation(incident, step(event.string("stage")), event.string("result"), evidence);
    }

    static Referral referral(JsonObject event, RecordRef incident, DepartmentId department) {
        return new Referral(incident, department, event.string("kind"));
    }

    static Certificate certificate(JsonObject event, LotCode lot, List<RecordRef> items) {
        JsonObject countersigned = event.object("countersigned");
        return new Certificate(
                lot.tender(),
                List.of(new Certificate.CertifiedLot(lot, event.integer("incidents"))),
                new Certificate.Countersigned(
                        Members.choice(CountersignResult.class, countersigned, "tenderer"),
                        Optional.of(Members.choice(CountersignResult.class, countersigned, "agency")),
                        countersigned.optionalString("refusalReason")),
                items);
    }

    private static EscalationStep step(String chinese) {
        return switch (chinese) {
            case "监控发现" -> EscalationStep.MONITORED;
            case "对讲劝阻" -> EscalationStep.DISSUADED;
            case "视频抓拍" -> EscalationStep.CAPTURED;
            default -> throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is no step of escalation", chinese);
        };
    }
}
