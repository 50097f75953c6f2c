/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code list.definition}: a department begins a list.
 *
 * @param list the list
 * @param kind what standing on it means
 * @param title what it is called
 * @param department whose list it is
 * @param measures the version of the measures that is in force
 * @param measure the code of the measure that the list carries out
 */
public record Definition(
        ListId list, ListKind kind, String title, DepartmentId department, CatalogueVersion measures, String measure)
        implements ListBody {
    /** Reads the body. */
    public static Definition fromJson(JsonObject json) {
        json.requireOnly("list", "kind", "title", "department", "measures", "measure");
        return new Definition(
                ListId.parse(json.string("list")),
                Members.choice(ListKind.class, json, "kind"),
                Members.text(json, "title", Members.LINE),
                DepartmentId.parse(json.string("department")),
                CatalogueVersion.parse(json.string("measures")),
                Members.text(json, "measure", Members.LINE));
    }

    @Override
    public RecordType type() {
        return RecordType.LIST_DEFINITION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("list", list.value())
                .put("kind", kind.name())
                .put("title", title)
                .put("department", department.value())
                .put("measures", measures.toString())
                .put("measure", measure)
                .build();
    }
}
