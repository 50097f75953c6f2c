/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.dossier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.registry.Catalogue;

/**
 * A dossier folder: {@code dossier.ndjson}, {@code manifest.json} and the files that the manifest lists.
 *
 * @param lot the code of its one lot
 * @param events its events in order
 * @param files its evidence files
 * @param catalogues what is in force when it is played
 */
public record Dossier(LotCode lot, List<DossierEvent> events, List<EvidenceFile> files, List<Catalogue> catalogues) {
    private static final Set<CatalogueKind> OPENING_LOTS = EnumSet.of(CatalogueKind.STAGES, CatalogueKind.TRADING);
    private static final String INVENTED = "invented";
    private static final long LARGEST_TEXT = 4 << 20;

    /** Copies the lists; refuses events that do not stand in order of number and time. */
    public Dossier {
        events = List.copyOf(events);
        files = List.copyOf(files);
        catalogues = List.copyOf(catalogues);
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
        return new Dossier(LotCode.parse(manifest.string("lot")), events, files, List.of());
    }

    /** The same dossier, played while those catalogues of a folder are in force by which lots are opened. */
    public Dossier under(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Catalogue> read = entries.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> Catalogue.fromJson(
                            CanonicalJson.parseObject(text(file)).without(INVENTED)))
                    .filter(catalogue ->
                            OPENING_LOTS.contains(catalogue.content().kind()))
                    .toList();
            return new Dossier(lot, events, files, read);
        } catch (IOException unreadable) {
            throw Refusal.of(ErrorCode.FILE_UNKNOWN, "%s cannot be read", folder);
        }
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
