/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * Something that a stage of a lot owes (domain 36, 40, 55–57).
 *
 * @param item its code; of a witness item the item's own, such as {@code W2}
 * @param stage of which stage
 * @param text what it is, or what the witness is asked
 * @param keeper who records it
 */
public record OwedItem(DossierItem item, Stage stage, String text, Keeper keeper) {

    /** Who records an item. */
    public enum Keeper {
        /** The lot's witness, as a witness item. */
        WITNESS,
        /** Whoever carries the stage out, as an event of the stage. */
        DOSSIER
    }

    static OwedItem fromJson(JsonObject json) {
        json.requireOnly("item", "stage", "text", "keeper");
        return new OwedItem(
                new DossierItem(json.string("item")),
                Members.choice(Stage.class, json, "stage"),
                Members.text(json, "text", Members.LINE),
                Members.choice(Keeper.class, json, "keeper"));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("item", item.code())
                .put("stage", stage.name())
                .put("text", text)
                .put("keeper", keeper.name())
                .build();
    }
}
