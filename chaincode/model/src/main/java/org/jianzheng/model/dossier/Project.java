/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.Optional;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.ProjectCode;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code dossier.project}.
 *
 * @param project its code
 * @param name its name
 * @param category its business line (domain 22), such as 建设工程
 * @param tenderer who initiates it (招标人)
 * @param budget its budget
 * @param collectiveDecision the record of the collective decision (三重一大), if there was one
 */
public record Project(
        ProjectCode project,
        String name,
        String category,
        ExplainedCode tenderer,
        AmountFen budget,
        Optional<String> collectiveDecision)
        implements DossierBody {

    /** Reads the body. */
    public static Project fromJson(JsonObject json) {
        json.requireOnly(
                "project", "name", "category", "tenderer", ExplainedCode.OVERRIDE, "budgetFen", "collectiveDecision");
        return new Project(
                ProjectCode.parse(json.string("project")),
                Members.text(json, "name", Members.LINE),
                Members.text(json, "category", Members.LINE),
                ExplainedCode.fromJson(json, "tenderer"),
                new AmountFen(json.integer("budgetFen")),
                Members.optionalText(json, "collectiveDecision", Members.LINE));
    }

    @Override
    public RecordType type() {
        return RecordType.DOSSIER_PROJECT;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("project", project.value())
                .put("name", name)
                .put("category", category)
                .put("budgetFen", budget.fen())
                .putIfPresent("collectiveDecision", collectiveDecision);
        tenderer.writeTo(json, "tenderer");
        return json.build();
    }
}
