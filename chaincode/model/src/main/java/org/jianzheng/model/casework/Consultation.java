/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import java.util.List;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code casework.consultation}: departments consulted on a case and came to one opinion (集中会商, domain 107). It decides nothing: what takes effect, they
 * vote on in the sanction.
 *
 * @param filing the case, by the record of its first filing
 * @param departments who consulted, two or more, each once
 * @param opinion the digests of the salted joint opinion
 */
public record Consultation(RecordRef filing, List<DepartmentId> departments, DualDigest opinion)
        implements CaseworkBody {
    /** The most departments. */
    public static final int MAX_DEPARTMENTS = 32;

    /** Refuses ({@code SCHEMA_INVALID}) a consultation of one. */
    public Consultation {
        departments = List.copyOf(departments);
        if (departments.size() < 2
                || departments.size() > MAX_DEPARTMENTS
                || departments.stream().distinct().count() != departments.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "2 to %d departments consult, each once", MAX_DEPARTMENTS);
        }
    }

    /** Reads the body. */
    public static Consultation fromJson(JsonObject json) {
        json.requireOnly("filing", "departments", "opinion");
        return new Consultation(
                RecordRef.parse(json.string("filing")),
                Members.distinct(json, "departments", MAX_DEPARTMENTS, DepartmentId::parse),
                DualDigest.fromJson(json.object("opinion")));
    }

    @Override
    public RecordType type() {
        return RecordType.CASEWORK_CONSULTATION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("filing", filing.toString())
                .put(
                        "departments",
                        JsonArray.ofStrings(
                                departments.stream().map(DepartmentId::value).toList()))
                .put("opinion", opinion.toJson())
                .build();
    }
}
