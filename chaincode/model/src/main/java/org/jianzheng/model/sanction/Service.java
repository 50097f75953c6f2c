/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.service}: the decision was served on one of its subjects, together with the repair notice (两书同达, invariant 9).
 *
 * @param sanction the sanction, by the record that drafted it
 * @param subject on whom
 * @param servedOn the day of service, in China
 * @param effectiveFrom the day from which it has effect, not before it is served
 * @param repairNotice the digests of the repair notice; without it the service is refused
 */
public record Service(
        RecordRef sanction,
        Subject subject,
        LocalDate servedOn,
        LocalDate effectiveFrom,
        Optional<DualDigest> repairNotice)
        implements SanctionBody {
    /** Refuses ({@code TIME_IMPLAUSIBLE}) an effect before service. */
    public Service {
        if (effectiveFrom.isBefore(servedOn)) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE, "effective from %s, served on %s only", effectiveFrom, servedOn);
        }
    }

    /** Reads the body. */
    public static Service fromJson(JsonObject json) {
        json.requireOnly("sanction", "subject", "servedOn", "effectiveFrom", "repairNotice");
        return new Service(
                RecordRef.parse(json.string("sanction")),
                Subject.parse(json.string("subject")),
                Dates.parse(json.string("servedOn")),
                Dates.parse(json.string("effectiveFrom")),
                json.optionalObject("repairNotice").map(DualDigest::fromJson));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_SERVICE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("subject", subject.toString())
                .put("servedOn", Dates.format(servedOn))
                .put("effectiveFrom", Dates.format(effectiveFrom))
                .putValueIfPresent("repairNotice", repairNotice.map(DualDigest::toJson))
                .build();
    }
}
