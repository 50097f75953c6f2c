/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/** What a delta does to an entry of a list (domain 3.2). Every day is one in China. */
public sealed interface ListChange {
    /** The JSON form. */
    JsonObject toJson();

    /**
     * A subject is put on the list.
     *
     * @param ground what it rests on
     * @param from its first day
     * @param until its last day; nobody has to decide anything then
     * @param bounds the bounds of an entry that burdens
     */
    record Listed(Ground ground, LocalDate from, LocalDate until, Optional<Bounds> bounds) implements ListChange {
        /** Refuses ({@code TIME_IMPLAUSIBLE}) an entry that ends before it begins. */
        public Listed {
            requireOrder(from, until);
        }

        @Override
        public JsonObject toJson() {
            return start("LIST")
                    .put("ground", ground.toJson())
                    .put("from", Dates.format(from))
                    .put("until", Dates.format(until))
                    .putValueIfPresent("bounds", bounds.map(Bounds::toJson))
                    .build();
        }
    }

    /**
     * What an entry rests on.
     *
     * @param sanction the sanction of an entry that burdens, by the record that drafted it
     * @param merits the records of an entry of a red list
     */
    record Ground(Optional<RecordRef> sanction, List<RecordRef> merits) {
        private static final int MAX_MERITS = 32;

        /** Refuses ({@code EVIDENCE_MISSING}) an entry that rests on nothing, {@code SCHEMA_INVALID} one that rests on both. */
        public Ground {
            merits = List.copyOf(merits);
            if (sanction.isEmpty() && merits.isEmpty()) {
                throw Refusal.of(ErrorCode.EVIDENCE_MISSING, "an entry rests on a sanction or on merits");
            }
            if (sanction.isPresent() && !merits.isEmpty()) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "an entry rests on a sanction or on merits, not on both");
            }
        }

        /** All records that it names. */
        public List<RecordRef> records() {
            return sanction.map(List::of).orElse(merits);
        }

        /** Reads the JSON form. */
        public static Ground fromJson(JsonObject json) {
            json.requireOnly("sanction", "merits");
            return new Ground(
                    json.optionalString("sanction").map(RecordRef::parse),
                    Members.distinct(json, "merits", MAX_MERITS, RecordRef::parse));
        }

        /** The JSON form. */
        public JsonObject toJson() {
            return JsonObject.builder()
                    .putIfPresent("sanction", sanction.map(RecordRef::toString))
                    .putValueIfPresent("merits", Members.strings(merits))
                    .build();
        }
    }

    /**
     * By what policy publication and repair are bounded (invariant 14).
     *
     * @param policy the version in force on the day of the finding
     * @param found the day of the finding
     * @param repairableFrom before it nothing is repaired
     * @param most the last day on which the entry may be published
     */
    record Bounds(CatalogueVersion policy, LocalDate found, LocalDate repairableFrom, LocalDate most) {
        /** Reads the JSON form. */
        public static Bounds fromJson(JsonObject json) {
            json.requireOnly("policy", "found", "repairableFrom", "most");
            return new Bounds(
                    CatalogueVersion.parse(json.string("policy")),
                    Dates.parse(json.string("found")),
                    Dates.parse(json.string("repairableFrom")),
                    Dates.parse(json.string("most")));
        }

        /** The JSON form. */
        public JsonObject toJson() {
            return JsonObject.builder()
                    .put("policy", policy.toString())
                    .put("found", Dates.format(found))
                    .put("repairableFrom", Dates.format(repairableFrom))
                    .put("most", Dates.format(most))
                    .build();
        }
    }

    /**
     * The entry has another last day.
     *
     * @param until the day
     */
    record Amended(LocalDate until) implements ListChange {
        @Override
        public JsonObject toJson() {
            return start("AMEND").put("until", Dates.format(until)).build();
        }
    }

    /**
     * The entry has no effect for some days (停止执行, 重整期间暂停); it does not last longer for that.
     *
     * @param from the first of them
     * @param to the last of them
     */
    record Suspended(LocalDate from, LocalDate to) implements ListChange {
        /** Refuses ({@code TIME_IMPLAUSIBLE}) days in the wrong order. */
        public Suspended {
            requireOrder(from, to);
        }

        @Override
        public JsonObject toJson() {
            return start("SUSPEND")
                    .put("from", Dates.format(from))
                    .put("to", Dates.format(to))
                    .build();
        }
    }

    /** That the entry is over is said for those who follow the list; it ended by itself. */
    record Expired() implements ListChange {
        @Override
        public JsonObject toJson() {
            return start("EXPIRE").build();
        }
    }

    /**
     * The credit of the subject is repaired (信用修复).
     *
     * @param from the first day on which the entry has no effect
     */
    record Repaired(LocalDate from) implements ListChange {
        @Override
        public JsonObject toJson() {
            return start("REPAIR").put("from", Dates.format(from)).build();
        }
    }

    /**
     * The subject is taken off the list (移出名单).
     *
     * @param cause why
     * @param from the first day on which the entry has no effect
     */
    record Delisted(Cause cause, LocalDate from) implements ListChange {
        /** Why a subject is taken off. */
        public enum Cause {
            /** What the entry rested on was revoked (invariant 13). */
            REVOKED,
            /** The department lifts it early. */
            LIFTED,
            /** It should never have been made. */
            MISTAKEN
        }

        @Override
        public JsonObject toJson() {
            return start("DELIST")
                    .put("cause", cause.name())
                    .put("from", Dates.format(from))
                    .build();
        }
    }

    /**
     * The readable part of an earlier delta is put right (更正); nothing is overwritten (invariant 16).
     *
     * @param corrects the delta
     */
    record Corrected(RecordRef corrects) implements ListChange {
        @Override
        public JsonObject toJson() {
            return start("CORRECT").put("corrects", corrects.toString()).build();
        }
    }

    /** Reads the JSON form; another step is refused ({@code SCHEMA_INVALID}). */
    static ListChange fromJson(JsonObject json) {
        return switch (json.string("step")) {
            case "LIST" -> {
                json.requireOnly("step", "ground", "from", "until", "bounds");
                yield new Listed(
                        Ground.fromJson(json.object("ground")),
                        Dates.parse(json.string("from")),
                        Dates.parse(json.string("until")),
                        json.optionalObject("bounds").map(Bounds::fromJson));
            }
            case "AMEND" -> {
                json.requireOnly("step", "until");
                yield new Amended(Dates.parse(json.string("until")));
            }
            case "SUSPEND" -> {
                json.requireOnly("step", "from", "to");
                yield new Suspended(Dates.parse(json.string("from")), Dates.parse(json.string("to")));
            }
            case "EXPIRE" -> {
                json.requireOnly("step");
                yield new Expired();
            }
            case "REPAIR" -> {
                json.requireOnly("step", "from");
                yield new Repaired(Dates.parse(json.string("from")));
            }
            case "DELIST" -> {
                json.requireOnly("step", "cause", "from");
                yield new Delisted(
                        Members.choice(Delisted.Cause.class, json, "cause"), Dates.parse(json.string("from")));
            }
            case "CORRECT" -> {
                json.requireOnly("step", "corrects");
                yield new Corrected(RecordRef.parse(json.string("corrects")));
            }
            default ->
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s cannot be %s", json.place("step"), json.string("step"));
        };
    }

    private static JsonObject.Builder start(String step) {
        return JsonObject.builder().put("step", step);
    }

    private static void requireOrder(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "%s is before %s", last, first);
        }
    }
}
