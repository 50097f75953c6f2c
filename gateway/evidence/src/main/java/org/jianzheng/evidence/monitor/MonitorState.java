/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.note.SignedNote;

/**
 * What a monitor remembers: it is never begun anew by itself, as whatever happened in between would be taken for good then.
 *
 * @param origin the log
 * @param newest the newest checkpoint that everything else was consistent with
 * @param sights what each gateway showed last, by its address
 * @param acknowledged ids of findings that somebody knows of
 */
public record MonitorState(
        String origin, Optional<SignedNote> newest, Map<String, Sight> sights, Set<String> acknowledged) {
    private static final long VERSION = 1;
    private static final int MAX_GATEWAYS = 256;
    private static final int MAX_ACKNOWLEDGED = 4096;

    /**
     * What a gateway showed last.
     *
     * @param note its newest checkpoint that was in order
     * @param since when it was first seen there
     * @param answered when the gateway last answered
     */
    public record Sight(SignedNote note, Instant since, Instant answered) {}

    /** Copies the collections; refuses ({@code TOO_LARGE}) more than a monitor follows. */
    public MonitorState {
        sights = Map.copyOf(sights);
        acknowledged = Set.copyOf(acknowledged);
        if (sights.size() > MAX_GATEWAYS || acknowledged.size() > MAX_ACKNOWLEDGED) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE,
                    "at most %d gateways are followed and %d findings acknowledged",
                    MAX_GATEWAYS,
                    MAX_ACKNOWLEDGED);
        }
    }

    /** The memory of a monitor that has seen nothing yet. */
    public static MonitorState begin(String origin) {
        return new MonitorState(origin, Optional.empty(), Map.of(), Set.of());
    }

    /** The same, and these findings are known. */
    public MonitorState acknowledge(List<String> ids) {
        Set<String> all = new TreeSet<>(acknowledged);
        all.addAll(ids);
        return new MonitorState(origin, newest, sights, all);
    }

    /** Reads the JSON form; other members are refused. */
    public static MonitorState fromJson(JsonObject json) {
        if (json.integer("v") != VERSION) {
            throw Refusal.of(ErrorCode.UNKNOWN_VERSION, "state format %d", json.integer("v"));
        }
        json.requireOnly("v", "origin", "newest", "gateways", "acknowledged");
        Map<String, Sight> sights = new TreeMap<>();
        for (JsonObject gateway : json.array("gateways").objects()) {
            gateway.requireOnly("name", "note", "since", "answered");
            sights.put(
                    gateway.string("name"),
                    new Sight(
                            SignedNote.parse(gateway.string("note")),
                            Instants.parseNanos(gateway.string("since")),
                            Instants.parseNanos(gateway.string("answered"))));
        }
        return new MonitorState(
                json.string("origin"),
                json.optionalString("newest").map(SignedNote::parse),
                sights,
                new TreeSet<>(json.array("acknowledged").strings()));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        List<JsonObject> gateways = new ArrayList<>();
        new TreeMap<>(sights)
                .forEach((name, sight) -> gateways.add(JsonObject.builder()
                        .put("name", name)
                        .put("note", sight.note().toString())
                        .put("since", Instants.formatNanos(sight.since()))
                        .put("answered", Instants.formatNanos(sight.answered()))
                        .build()));
        return JsonObject.builder()
                .put("v", VERSION)
                .put("origin", origin)
                .putIfPresent("newest", newest.map(SignedNote::toString))
                .put("gateways", JsonArray.of(gateways))
                .put(
                        "acknowledged",
                        JsonArray.ofStrings(acknowledged.stream().sorted().toList()))
                .build();
    }
}
