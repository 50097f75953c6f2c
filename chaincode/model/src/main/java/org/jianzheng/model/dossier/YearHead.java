/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * What an organisation loaded of a year, and whether the year is closed.
 *
 * @param organisation whose year
 * @param year the year
 * @param volumes each level and category, as it was loaded
 * @param closed the record that closed it
 */
public record YearHead(OrganisationId organisation, int year, List<Volume> volumes, Optional<RecordRef> closed) {
    /** The most levels and categories of a year. */
    public static final int MAX_PARTS = 64;

    /** Copies the list. */
    public YearHead {
        volumes = List.copyOf(volumes);
    }

    /** Where the head lies. */
    public static HeadKey key(OrganisationId organisation, int year) {
        return new HeadKey(HeadKind.YEAR, organisation + "." + year);
    }

    /** The year as it stands; nothing is loaded of a year that nobody knows. */
    public static YearHead read(HeadReader heads, OrganisationId organisation, int year) {
        return heads.read(key(organisation, year))
                .map(YearHead::fromJson)
                .orElseGet(() -> new YearHead(organisation, year, List.of(), Optional.empty()));
    }

    static List<HeadChange> loaded(ReadableRecord record, PastLots past, HeadReader heads) {
        List<HeadChange> changes = new ArrayList<>();
        for (PastLots.Entry entry : past.lots()) {
            HeadKey key = lot(record.organisation(), entry.lot());
            if (heads.read(key).isPresent()) {
                throw Refusal.of(
                        ErrorCode.ALREADY_REGISTERED,
                        "lot %s is loaded; nothing is overwritten, a correction is a record of its own",
                        entry.lot());
            }
            changes.add(new HeadChange(
                    key,
                    JsonObject.builder().put("record", record.ref().toString()).build()));
        }
        changes.add(read(heads, record.organisation(), past.year()).with(past).change());
        return changes;
    }

    /** Names of platforms may be of any characters, keys of heads not. */
    private static HeadKey lot(OrganisationId organisation, String lot) {
        return new HeadKey(
                HeadKind.PAST_LOT,
                HashSuite.SHA_256
                        .digest((organisation + "\n" + lot).getBytes(StandardCharsets.UTF_8))
                        .hex());
    }

    private YearHead with(PastLots past) {
        requireOpen();
        List<Volume> sum = new ArrayList<>(volumes);
        Volume before = volume(past.part());
        sum.remove(before);
        sum.add(before.plus(past.lots().size(), past.amount()));
        if (sum.size() > MAX_PARTS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "a year has at most %d levels and categories", MAX_PARTS);
        }
        return new YearHead(organisation, year, sum, closed);
    }

    private Volume volume(Volume.Part part) {
        return volumes.stream()
                .filter(volume -> volume.part().equals(part))
                .findFirst()
                .orElseGet(() -> Volume.none(part));
    }

    private void requireOpen() {
        closed.ifPresent(by -> {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s closed the year %d", by, year);
        });
    }

    /** The closed year; refuses ({@code SUMS_DIFFER}) a statement that is not what was loaded. */
    YearHead closed(ReadableRecord record, YearClosing closing) {
        requireOpen();
        for (YearClosing.Row row : closing.rows()) {
            Volume stated = row.volume();
            Volume loaded = volume(stated.part());
            if (!loaded.equals(stated)) {
                throw Refusal.of(
                        ErrorCode.SUMS_DIFFER,
                        "%s has %d lots of %s fen, the statement says %d of %s fen",
                        stated.part(),
                        loaded.lots(),
                        loaded.amount(),
                        stated.lots(),
                        stated.amount());
            }
        }
        if (volumes.size() != closing.rows().size()) {
            throw Refusal.of(
                    ErrorCode.SUMS_DIFFER,
                    "%d levels and categories were loaded, the statement has %d",
                    volumes.size(),
                    closing.rows().size());
        }
        return new YearHead(organisation, year, volumes, Optional.of(record.ref()));
    }

    /** What the lots of a level came to, or of all. */
    public Volume.Total total(Optional<Volume.Level> level) {
        return Volume.Total.of(volumes, level);
    }

    /** Reads the head's JSON. */
    public static YearHead fromJson(JsonObject json) {
        return new YearHead(
                OrganisationId.parse(json.string("organisation")),
                (int) json.integer("year"),
                json.array("volumes").objects().stream().map(Volume::fromJson).toList(),
                json.optionalString("closed").map(RecordRef::parse));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("organisation", organisation.value())
                .put("year", year)
                .put(
                        "volumes",
                        JsonArray.of(volumes.stream().map(Volume::toJson).toList()))
                .putIfPresent("closed", closed.map(RecordRef::toString))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(organisation, year), toJson());
    }
}
