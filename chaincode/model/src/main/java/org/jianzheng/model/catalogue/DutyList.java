/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.PersonRef;
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
     * A duty (domain 8).
     *
     * @param code its code, unique in the list
     * @param department whose it is
     * @param text what it is (监督事项)
     * @param scope over what and whom (监督范围)
     * @param limit within what time, as the list words it (时限)
     * @param office the office in charge (责任科室)
     * @param responsible the person in charge (责任人), if the list names one
     * @param basis what it rests on
     */
    public record Duty(
            String code,
            DepartmentId department,
            String text,
            String scope,
            String limit,
            String office,
            Optional<PersonRef> responsible,
            LegalBasis basis) {
        /** Refuses ({@code SCHEMA_INVALID}) a malformed code. */
        public Duty {
            Rule.requireCode(code);
        }

        private static Duty fromJson(JsonObject json) {
            json.requireOnly("code", "department", "text", "scope", "limit", "office", "responsible", "basis");
            return new Duty(
                    json.string("code"),
                    DepartmentId.parse(json.string("department")),
                    Members.text(json, "text", Members.TEXT),
                    Members.text(json, "scope", Members.LINE),
                    Members.text(json, "limit", Members.LINE),
                    Members.text(json, "office", Members.LINE),
                    json.optionalString("responsible").map(PersonRef::parse),
                    LegalBasis.fromJson(json.object("basis")));
        }

        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("code", code)
                    .put("department", department.value())
                    .put("text", text)
                    .put("scope", scope)
                    .put("limit", limit)
                    .put("office", office)
                    .putIfPresent("responsible", responsible.map(PersonRef::toString))
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

    /** What a department owes, in the list's order. */
    public List<Duty> of(DepartmentId department) {
        return duties.stream()
                .filter(duty -> duty.department().equals(department))
                .toList();
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
