/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.Optional;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code dossier.status}: a lot is paused, resumed, put under control, released, cancelled, or fails.
 *
 * @param to its status from now on
 * @param reason why
 * @param basis the rule or order behind it, if there is one
 */
public record StatusChange(LotStatus to, String reason, Optional<String> basis) implements DossierBody {
    /** Reads the body. */
    public static StatusChange fromJson(JsonObject json) {
        json.requireOnly("to", "reason", "basis");
        return new StatusChange(
                Members.choice(LotStatus.class, json, "to"),
                Members.text(json, "reason", Members.TEXT),
                Members.optionalText(json, "basis", Members.LINE));
    }

    @Override
    public RecordType type() {
        return RecordType.DOSSIER_STATUS;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("to", to.name())
                .put("reason", reason)
                .putIfPresent("basis", basis)
                .build();
    }
}
