/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code credit.behaviour}: what somebody was seen to do (不良行为). It is a fact with evidence, not yet a deduction.
 *
 * @param subject whose behaviour it is
 * @param happenedOn the day, in China
 * @param evidence what shows it, at least one registered file (invariant 5)
 * @param facts the digests of the salted readable description, which lies off the ledger
 * @param withoutLot why it belongs to no lot, where the record has none
 * @param backfilled whether it is loaded from the time before the ledger, whose notices nobody can hold any more
 */
public record Behaviour(
        Subject subject,
        LocalDate happenedOn,
        List<EvidenceId> evidence,
        DualDigest facts,
        Optional<String> withoutLot,
        boolean backfilled)
        implements CreditBody {
    private static final int MAX_EVIDENCE = 32;

    /** Refuses ({@code EVIDENCE_MISSING}) a behaviour without evidence. */
    public Behaviour {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw Refusal.of(ErrorCode.EVIDENCE_MISSING, "a behaviour is shown by at least one registered file");
        }
    }

    /** Reads the body. */
    public static Behaviour fromJson(JsonObject json) {
        json.requireOnly("subject", "happenedOn", "evidence", "facts", "withoutLot", "backfilled");
        return new Behaviour(
                Subject.parse(json.string("subject")),
                Dates.parse(json.string("happenedOn")),
                Members.distinct(json, "evidence", MAX_EVIDENCE, EvidenceId::parse),
                DualDigest.fromJson(json.object("facts")),
                Members.optionalText(json, "withoutLot", Members.LINE),
                json.bool("backfilled"));
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_BEHAVIOUR;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("subject", subject.toString())
                .put("happenedOn", Dates.format(happenedOn))
                .put(
                        "evidence",
                        JsonArray.ofStrings(
                                evidence.stream().map(EvidenceId::value).toList()))
                .put("facts", facts.toJson())
                .putIfPresent("withoutLot", withoutLot)
                .put("backfilled", backfilled)
                .build();
    }
}
