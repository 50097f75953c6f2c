/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * How many lots of a level and category a year had, and what they came to.
 *
 * @param part level and category
 * @param lots how many
 * @param amount their sum
 */
public record Volume(Part part, long lots, AmountFen amount) {
    /** The most lots that are counted. */
    static final long MAX_LOTS = 10_000_000;

    private static final int MAX_NAME = 40;

    /**
     * What is counted together.
     *
     * @param level city, county and so on
     * @param category the kind of trade, or nothing where it is not known, which no report fills in
     */
    public record Part(Level level, Optional<String> category) {
        static Part fromJson(JsonObject json) {
            return new Part(
                    Members.choice(Level.class, json, "level"), Members.optionalText(json, "category", MAX_NAME));
        }

        JsonObject.Builder toJson() {
            return JsonObject.builder().put("level", level.name()).putIfPresent("category", category);
        }

        @Override
        public String toString() {
            return level + " " + category.orElse("unknown");
        }
    }

    /** Whose trade it is. */
    public enum Level {
        /** The province's (省级). */
        PROVINCE,
        /** The city's own (市本级). */
        CITY,
        /** A county's (县区). */
        COUNTY
    }

    /**
     * What several volumes come to.
     *
     * @param lots how many lots
     * @param amount their sum
     */
    public record Total(long lots, AmountFen amount) {
        /** What those of a level come to, or all of them. */
        static Total of(List<Volume> volumes, Optional<Level> level) {
            return volumes.stream()
                    .filter(volume ->
                            level.isEmpty() || level.get() == volume.part().level())
                    .map(volume -> new Total(volume.lots(), volume.amount()))
                    .reduce(
                            new Total(0, new AmountFen(0)),
                            (sum, each) -> new Total(sum.lots + each.lots, sum.amount.plus(each.amount)));
        }
    }

    /** No lots. */
    static Volume none(Part part) {
        return new Volume(part, 0, new AmountFen(0));
    }

    Volume plus(long more, AmountFen worth) {
        return new Volume(part, lots + more, amount.plus(worth));
    }

    /** Reads it. */
    public static Volume fromJson(JsonObject json) {
        return new Volume(
                Part.fromJson(json),
                Members.integer(json, "lots", 0, MAX_LOTS),
                new AmountFen(Members.integer(json, "fen", 0, AmountFen.MAX)));
    }

    /** Its form in records and heads. */
    public JsonObject toJson() {
        return part.toJson().put("lots", lots).put("fen", amount.fen()).build();
    }
}
