/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.measure}: what a department did before the ledger to somebody of whom history tells the part and not the name (domain
 * 4 A). Nobody is barred by it; what bars somebody is a {@link PastSanction}.
 *
 * @param department who did it
 * @param kinds what was done at once
 * @param addressees as what they took part, such as 招标人
 * @param fine how much all of them together; the share of each is unknown
 * @param filing the clue that led to it, where that is known
 */
public record PastMeasure(
        DepartmentId department,
        List<Measure.Kind> kinds,
        List<String> addressees,
        Optional<AmountFen> fine,
        Optional<RecordRef> filing)
        implements SanctionBody {
    private static final int MAX_ADDRESSEES = 16;

    /** Refuses ({@code SCHEMA_INVALID}) what was done to nobody, what bars somebody, and an amount of what is no fine. */
    public PastMeasure {
        kinds = List.copyOf(kinds);
        addressees = List.copyOf(addressees);
        if (kinds.isEmpty() || addressees.isEmpty() || kinds.stream().anyMatch(Measure.Kind::bars)) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "a past measure has a kind and addressees, and bars nobody: %s", kinds);
        }
        if (kinds.contains(Measure.Kind.FINE) != fine.isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a past measure states an amount exactly if it is a fine");
        }
    }

    /** Reads the body. */
    public static PastMeasure fromJson(JsonObject json) {
        json.requireOnly("department", "kinds", "addressees", "fine", "filing");
        return new PastMeasure(
                DepartmentId.parse(json.string("department")),
                Members.distinct(
                        json, "kinds", Measure.Kind.values().length, name -> Members.choice(Measure.Kind.class, name)),
                Members.distinct(json, "addressees", MAX_ADDRESSEES, Members::requireLine),
                json.has("fine") ? Optional.of(new AmountFen(json.integer("fine"))) : Optional.empty(),
                json.optionalString("filing").map(RecordRef::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_MEASURE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("department", department.value())
                .putValueIfPresent("kinds", Members.strings(kinds))
                .putValueIfPresent("addressees", Members.strings(addressees))
                .putValueIfPresent("fine", fine.map(AmountFen::fen).map(JsonInteger::new))
                .putIfPresent("filing", filing.map(RecordRef::toString))
                .build();
    }
}
