/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.WorkingCalendar;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * A version of a catalogue as it stands.
 *
 * @param catalogue the version
 * @param before the version before it
 * @param until the day from which the next version is in force
 * @param record the record that brought it
 */
public record CatalogueHead(
        Catalogue catalogue, Optional<CatalogueVersion> before, Optional<LocalDate> until, RecordRef record) {
    private static final String LATEST = "latest";
    private static final String NAME = "catalogue";

    /** Where the head of a version lies. */
    public static HeadKey key(CatalogueVersion version) {
        return new HeadKey(HeadKind.CATALOGUE, version.toString());
    }

    /** Where the name of the latest version of a catalogue lies. */
    public static HeadKey latestKey(String catalogue) {
        return new HeadKey(HeadKind.CATALOGUE, catalogue);
    }

    /** The latest version of a catalogue, if there is any. */
    public static Optional<CatalogueHead> latest(HeadReader heads, String catalogue) {
        return heads.read(latestKey(catalogue))
                .map(head -> new CatalogueVersion(catalogue, head.string(LATEST)))
                .map(version -> require(heads, version));
    }

    /** Where the name of the only catalogue of a kind lies. */
    public static HeadKey onlyKey(CatalogueKind kind) {
        return new HeadKey(HeadKind.CATALOGUE, "only:" + kind.name());
    }

    /** The name of the only catalogue of a kind of which there is one, if it is on the ledger. */
    public static Optional<String> only(HeadReader heads, CatalogueKind kind) {
        return heads.read(onlyKey(kind)).map(head -> head.string(NAME));
    }

    /** The version of the only catalogue of a kind that is in force on a day, if there is one. */
    public static Optional<CatalogueHead> inForce(HeadReader heads, CatalogueKind kind, LocalDate day) {
        Optional<CatalogueHead> version = only(heads, kind).flatMap(name -> latest(heads, name));
        while (version.isPresent() && day.isBefore(version.get().catalogue().from())) {
            version = version.get().before().map(earlier -> require(heads, earlier));
        }
        return version;
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a version that is not on the ledger. */
    public static CatalogueHead require(HeadReader heads, CatalogueVersion version) {
        return heads.read(key(version), CatalogueHead.class, CatalogueHead::fromJson)
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "catalogue %s is not on the ledger", version));
    }

    /**
     * The working days by which a limit is counted that begins while a version of a calendar is in force: that version for its own year, for each later
     * year the newest version that is recorded.
     *
     * @throws Refusal {@code REFERENCE_UNKNOWN} if the version is not on the ledger or is no calendar
     */
    public static WorkingCalendar workingDays(HeadReader heads, CatalogueVersion calendar) {
        CatalogueHead first = require(heads, calendar);
        List<WorkingDays> later = new ArrayList<>();
        Optional<CatalogueHead> newer = latest(heads, calendar.catalogue());
        while (newer.isPresent() && !newer.get().catalogue().version().equals(calendar)) {
            later.add(newer.get().catalogue().content(WorkingDays.class));
            newer = newer.get().before().map(earlier -> require(heads, earlier));
        }
        return new WorkingCalendar(calendar.catalogue(), first.catalogue().content(WorkingDays.class), later);
    }

    /** The heads after a new version. */
    static List<HeadChange> after(ReadableRecord record, Catalogue body, HeadReader heads) {
        String name = body.version().catalogue();
        Optional<CatalogueHead> latest = latest(heads, name);
        List<HeadChange> changes = new ArrayList<>();
        latest.ifPresent(last -> changes.add(
                new CatalogueHead(last.catalogue(), last.before(), Optional.of(body.from()), last.record()).change()));
        changes.add(
                new CatalogueHead(body, latest.map(last -> last.catalogue().version()), Optional.empty(), record.ref())
                        .change());
        changes.add(new HeadChange(
                latestKey(name),
                JsonObject.builder().put(LATEST, body.version().version()).build()));
        CatalogueKind kind = body.content().kind();
        if (kind.isSingle() && only(heads, kind).isEmpty()) {
            changes.add(new HeadChange(
                    onlyKey(kind), JsonObject.builder().put(NAME, name).build()));
        }
        return changes;
    }

    /** Refuses ({@code NOT_IN_FORCE}) a day on which the version is not in force. */
    public void requireInForceOn(LocalDate day) {
        if (day.isBefore(catalogue.from())
                || until.filter(end -> !day.isBefore(end)).isPresent()) {
            throw Refusal.of(
                    ErrorCode.NOT_IN_FORCE,
                    "%s is in force from %s to before %s, not on %s",
                    catalogue.version(),
                    catalogue.from(),
                    until.map(LocalDate::toString).orElse("the next version"),
                    day);
        }
    }

    /** Reads the head's JSON. */
    public static CatalogueHead fromJson(JsonObject json) {
        return new CatalogueHead(
                Catalogue.fromJson(json.object("body")),
                json.optionalString("before").map(CatalogueVersion::parse),
                json.optionalString("until").map(Dates::parse),
                RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("body", catalogue.toJson())
                .putIfPresent("before", before.map(CatalogueVersion::toString))
                .putIfPresent("until", until.map(Dates::format))
                .put("record", record.toString())
                .build();
    }

    private HeadChange change() {
        return new HeadChange(key(catalogue.version()), toJson());
    }
}
