/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.time.LocalDate;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code registry.qualification}: an organisation states a qualification of its platform. A later record of the same
 * kind and number takes the place of an earlier one, so that a qualification that was withdrawn is ended by an earlier last day.
 *
 * @param msp the organisation
 * @param code its credit code, under which the index shows all of its qualifications
 * @param kind what it is
 * @param number its number, as the issuer wrote it
 * @param issuer who issued it
 * @param from its first day, in Asia/Shanghai
 * @param until its last day, in Asia/Shanghai
 */
public record Qualification(
        OrganisationId msp,
        ExplainedCode code,
        QualificationKind kind,
        String number,
        String issuer,
        LocalDate from,
        LocalDate until)
        implements RegistryBody {
    /** Refuses ({@code TIME_IMPLAUSIBLE}) a qualification that ends before it begins. */
    public Qualification {
        if (until.isBefore(from)) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "%s %s ends on %s, before it begins", kind, number, until);
        }
    }

    /** Reads the body. */
    public static Qualification fromJson(JsonObject json) {
        json.requireOnly("msp", "uscc", ExplainedCode.OVERRIDE, "kind", "number", "issuer", "from", "until");
        return new Qualification(
                OrganisationId.parse(json.string("msp")),
                ExplainedCode.fromJson(json, "uscc"),
                Members.choice(QualificationKind.class, json, "kind"),
                Members.text(json, "number", Members.LINE),
                Members.text(json, "issuer", Members.LINE),
                Dates.parse(json.string("from")),
                Dates.parse(json.string("until")));
    }

    /** Whether a day lies within it. */
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    @Override
    public RecordType type() {
        return RecordType.REGISTRY_QUALIFICATION;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("msp", msp.value())
                .put("kind", kind.name())
                .put("number", number)
                .put("issuer", issuer)
                .put("from", Dates.format(from))
                .put("until", Dates.format(until));
        code.writeTo(json, "uscc");
        return json.build();
    }
}
