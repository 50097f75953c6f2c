/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.Optional;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code dossier.stage}: a lot goes from one stage to a later one, and the stage that it leaves is closed.
 *
 * @param from the stage it is in
 * @param to the next stage, or a later one if those between do not apply
 * @param notApplicable why those between do not apply; only a supervision office decides that (domain 3.2)
 * @param root what closes the stage that is left; absent where the procedure states none
 * @param note anything worth saying
 */
public record StageStep(
        Stage from, Stage to, Optional<String> notApplicable, Optional<StageRoot> root, Optional<String> note)
        implements DossierBody {
    /** A step to the next stage without more. */
    public static StageStep next(Stage from, Stage to) {
        return new StageStep(from, to, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Reads the body. */
    public static StageStep fromJson(JsonObject json) {
        json.requireOnly("from", "to", "notApplicable", "root", "note");
        return new StageStep(
                Members.choice(Stage.class, json, "from"),
                Members.choice(Stage.class, json, "to"),
                Members.optionalText(json, "notApplicable", Members.TEXT),
                json.optionalObject("root").map(StageRoot::fromJson),
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
                .putIfPresent("notApplicable", notApplicable)
                .putValueIfPresent("root", root.map(StageRoot::toJson))
                .putIfPresent("note", note)
                .build();
    }
}
