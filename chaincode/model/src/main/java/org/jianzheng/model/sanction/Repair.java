/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.repair}: the authority that found the facts repairs the credit of a subject (信用修复, domain 2.7), not before the
 * minimum of the policy in force on the day of the finding (invariant 14).
 *
 * @param sanction the sanction, by the record that drafted it
 * @param subject for whom
 * @param policy the version of the policy
 * @param fulfilled the digests of the salted proof that duties are fulfilled
 * @param commitment the digests of the public commitment
 */
public record Repair(
        RecordRef sanction, Subject subject, CatalogueVersion policy, DualDigest fulfilled, DualDigest commitment)
        implements SanctionBody {
    /** Reads the body. */
    public static Repair fromJson(JsonObject json) {
        json.requireOnly("sanction", "subject", "policy", "fulfilled", "commitment");
        return new Repair(
                RecordRef.parse(json.string("sanction")),
                Subject.parse(json.string("subject")),
                CatalogueVersion.parse(json.string("policy")),
                DualDigest.fromJson(json.object("fulfilled")),
                DualDigest.fromJson(json.object("commitment")));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_REPAIR;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("subject", subject.toString())
                .put("policy", policy.toString())
                .put("fulfilled", fulfilled.toJson())
                .put("commitment", commitment.toJson())
                .build();
    }
}
