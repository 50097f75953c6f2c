/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Behaviour;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.RecordType;

/**
 * As a behaviour, but also with what the model refuses: it is the gateway that must refuse it.
 *
 * @param subject whose
 * @param happenedOn the day
 * @param evidence what shows it, possibly nothing
 * @param withoutLot why it belongs to no lot
 * @param backfilled whether it is history
 */
record UncheckedBehaviour(
        Subject subject, LocalDate happenedOn, List<EvidenceId> evidence, String withoutLot, boolean backfilled)
        implements RecordBody {
    private static final DualDigest TEXT = DualDigest.of(new byte[] {1});

    @Override
    public RecordType type() {
        return RecordType.CREDIT_BEHAVIOUR;
    }

    @Override
    public JsonObject toJson() {
        JsonObject without = new Behaviour(
                        subject,
                        happenedOn,
                        List.of(EvidenceId.parse("ev:" + "0".repeat(32))),
                        TEXT,
                        Optional.of(withoutLot),
                        backfilled)
                .toJson()
                .without("evidence");
        return evidence.isEmpty()
                ? without
                : without.with(
                        "evidence",
                        JsonArray.ofStrings(
                                evidence.stream().map(EvidenceId::value).toList()));
    }
}
