/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.dossier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/**
 * A dossier folder: {@code dossier.ndjson}, {@code manifest.json} and the files that the manifest lists.
 *
 * @param lot the code of its one lot
 * @param events its events in order
 * @param files its evidence files
 */
public record Dossier(LotCode lot, List<DossierEvent> events, List<EvidenceFile> files) {
    private static final long LARGEST_TEXT = 4 << 20;

    /** Copies the lists; refuses events that do not stand in order of number and time. */
    public Dossier {
        events = List.copyOf(events);
        files = List.copyOf(files);
        for (int i = 1; i < events.size(); i++) {
            DossierEvent before = events.get(i - 1);
            DossierEvent event = events.get(i);
            if (event.seq() <= before.seq() || event.at().isBefore(before.at())) {
                throw Refusal.of(
                        ErrorCode.SCHEMA_INVALID,
                        "event %d at %s stands behind event %d at %s",
                        event.seq(),
                        event.at(),
                        before.seq(),
                        before.at());
            }
        }
    }

    /** Reads a dossier folder; refuses a folder or a line that it cannot read. */
    public static Dossier read(Path folder) {
        List<DossierEvent> events = text(folder.resolve("dossier.ndjson"))
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> DossierEvent.fromJson(CanonicalJson.parseObject(line)))
                .toList();
        JsonObject manifest = CanonicalJson.parseObject(text(folder.resolve("manifest.json")));
        List<EvidenceFile> files = manifest.array("files").objects().stream()
                .map(json -> EvidenceFile.fromJson(json, folder))
                .toList();
        return new Dossier(LotCode.parse(manifest.string("lot")), events, files);
    }

    /** The evidence file of this id. */
    public EvidenceFile file(EvidenceId evidence) {
        return files.stream()
                .filter(file -> file.evidence().equals(evidence))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.of(ErrorCode.FILE_UNKNOWN, "the dossier names %s, its manifest does not", evidence));
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST_TEXT) {
                throw Refusal.of(ErrorCode.TOO_LARGE, "%s has more than %d bytes", file, LARGEST_TEXT);
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw Refusal.of(ErrorCode.FILE_UNKNOWN, "%s cannot be read", file);
        }
    }
}
