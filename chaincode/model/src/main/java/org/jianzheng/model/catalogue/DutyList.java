/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.List;
import java.util.stream.Collectors;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * The powers and duties of departments (权责清单).
 *
 * @param duties the duties
 */
public record DutyList(List<Duty> duties) implements CatalogueContent {
    private static final int MAX_DUTIES = 1_000;

    /**
     * A duty.
     *
     * @param code its code, unique in the list
     * @param department whose it is
     * @param text what it is
     * @param basis what it rests on
     */
    public record Duty(String code, DepartmentId department, String text, LegalBasis basis) {
        /** Refuses ({@code SCHEMA_INVALID}) a malformed code. */
        public Duty {
            Rule.requireCode(code);
        }

        private static Duty fromJson(JsonObject json) {
            json.requireOnly("code", "department", "text", "basis");
            return new Duty(
                    json.string("code"),
                    DepartmentId.parse(json.string("department")),
                    Members.text(json, "text", Members.TEXT),
                    LegalBasis.fromJson(json.object("basis")));
        }

        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("code", code)
                    .put("department", department.value())
                    .put("text", text)
                    .put("basis", basis.toJson())
                    .build();
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) a list without duties, with too many, or with two of one code. */
    public DutyList {
        duties = List.copyOf(duties);
        if (duties.isEmpty() || duties.size() > MAX_DUTIES) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a list has 1 to %d duties", MAX_DUTIES);
        }
        if (duties.stream().map(Duty::code).collect(Collectors.toSet()).size() != duties.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "two duties of a list have one code");
        }
    }

    /** Reads the content. */
    public static DutyList fromJson(JsonObject json) {
        json.requireOnly("duties");
        return new DutyList(
                json.array("duties").objects().stream().map(Duty::fromJson).toList());
    }

    @Override
    public CatalogueKind kind() {
        return CatalogueKind.DUTIES;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("duties", JsonArray.of(duties.stream().map(Duty::toJson).toList()))
                .build();
    }
}
