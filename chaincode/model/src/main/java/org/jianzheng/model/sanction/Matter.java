/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.json.JsonObject;

/**
 * What a sanction is about; it never changes.
 *
 * @param department the department that leads
 * @param drafter who drafted it
 * @param lot in what lot, if any
 * @param measures the version of the measures
 * @param projectType the type of the project
 * @param jurisdiction whose decision it is
 * @param light whether it takes the short path
 * @param modifies the sanction whose place it takes
 * @param intended what was intended, and told to the subjects
 */
public record Matter(
        DepartmentId department,
        PersonRef drafter,
        Optional<LotCode> lot,
        CatalogueVersion measures,
        String projectType,
        String jurisdiction,
        boolean light,
        Optional<RecordRef> modifies,
        List<Action> intended) {
    /** Copies the list. */
    public Matter {
        intended = List.copyOf(intended);
    }

    static Matter of(Draft draft, Optional<LotCode> lot, PersonRef drafter, boolean light) {
        return new Matter(
                draft.department(),
                drafter,
                lot,
                draft.measures(),
                draft.projectType(),
                draft.jurisdiction(),
                light,
                draft.modifies(),
                draft.actions());
    }

    /** Whom it is about. */
    public List<Subject> subjects() {
        return intended.stream().map(Action::subject).distinct().toList();
    }

    static Matter fromJson(JsonObject json) {
        return new Matter(
                DepartmentId.parse(json.string("department")),
                PersonRef.parse(json.string("drafter")),
                json.optionalString("lot").map(LotCode::parse),
                CatalogueVersion.parse(json.string("measures")),
                json.string("projectType"),
                json.string("jurisdiction"),
                json.bool("light"),
                json.optionalString("modifies").map(RecordRef::parse),
                Action.list(json, "intended"));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("department", department.value())
                .put("drafter", drafter.toString())
                .putIfPresent("lot", lot.map(LotCode::value))
                .put("measures", measures.toString())
                .put("projectType", projectType)
                .put("jurisdiction", jurisdiction)
                .put("light", light)
                .putIfPresent("modifies", modifies.map(RecordRef::toString))
                .put("intended", Action.json(intended))
                .build();
    }
}
