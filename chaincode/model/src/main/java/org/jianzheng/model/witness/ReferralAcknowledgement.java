/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code witness.acknowledgement}: the department to which an incident was reported has it now (domain 62, 145). It says
 * nothing about what will come of it.
 *
 * @param incident the incident
 * @param referral the report that is acknowledged
 * @param caseNumber under which number the department handles it, if it has one already
 */
public record ReferralAcknowledgement(RecordRef incident, RecordRef referral, Optional<String> caseNumber)
        implements WitnessBody {
    /** Reads the body. */
    public static ReferralAcknowledgement fromJson(JsonObject json) {
        json.requireOnly("incident", "referral", "caseNumber");
        return new ReferralAcknowledgement(
                RecordRef.parse(json.string("incident")),
                RecordRef.parse(json.string("referral")),
                Members.optionalText(json, "caseNumber", Members.LINE));
    }

    @Override
    public RecordType type() {
        return RecordType.WITNESS_ACKNOWLEDGEMENT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("incident", incident.toString())
                .put("referral", referral.toString())
                .putIfPresent("caseNumber", caseNumber)
                .build();
    }
}
