/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.nio.file.Path;
import java.util.List;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.sample.dossier.DossierEvent;

/**
 * What a play leaves behind.
 *
 * @param lot the lot that was played
 * @param bundles the bundles, the one that the first file belongs to first
 * @param files the originals of the evidence bundles, in the same order
 * @param loaded the numbers of the events that are on the ledger
 * @param notCovered the events that are not on the ledger, since they came too late
 */
public record PlayResult(
        LotCode lot, List<Path> bundles, List<Path> files, List<Integer> loaded, List<DossierEvent> notCovered) {
    /** Copies the lists. */
    public PlayResult {
        bundles = List.copyOf(bundles);
        files = List.copyOf(files);
        loaded = List.copyOf(loaded);
        notCovered = List.copyOf(notCovered);
    }

    /** The form in {@code result.json}; {@code lot}, {@code bundles} and {@code files} are what {@code run.json} shows. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("lot", lot.value())
                .put("bundles", paths(bundles))
                .put("files", paths(files))
                .put(
                        "loaded",
                        JsonArray.of(loaded.stream().map(JsonInteger::new).toList()))
                .put(
                        "notCovered",
                        JsonArray.of(
                                notCovered.stream().map(PlayResult::omission).toList()))
                .build();
    }

    private static JsonArray paths(List<Path> paths) {
        return JsonArray.ofStrings(
                paths.stream().map(path -> path.toAbsolutePath().toString()).toList());
    }

    private static JsonObject omission(DossierEvent event) {
        return JsonObject.builder()
                .put("seq", event.seq())
                .put("type", event.type().wire())
                .build();
    }
}
