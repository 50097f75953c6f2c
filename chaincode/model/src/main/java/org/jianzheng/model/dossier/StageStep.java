/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.Optional;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code dossier.stage}: a lot goes from one stage to the next.
 *
 * @param from the stage it is in
 * @param to the next stage
 * @param note anything worth saying
 */
public record StageStep(Stage from, Stage to, Optional<String> note) implements DossierBody {
    /** Reads the body. */
    public static StageStep fromJson(JsonObject json) {
        json.requireOnly("from", "to", "note");
        return new StageStep(
                Members.choice(Stage.class, json, "from"),
                Members.choice(Stage.class, json, "to"),
                Members.optionalText(json, "note", Members.TEXT));
    }

    @Override
    public RecordType type() {
        return RecordType.DOSSIER_STAGE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("from", from.name())
                .put("to", to.name())
                .putIfPresent("note", note)
                .build();
    }
}
