/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;

/**
 * All that decides whether a subject may take part, in the order in which the ledger took it.
 *
 * @param subject whose
 * @param events what happened
 */
public record StandingHead(Subject subject, List<StandingEvent> events) {
    /** The most events of a subject. */
    public static final int MAX_EVENTS = 1_000;

    /** Copies the list. */
    public StandingHead {
        events = List.copyOf(events);
    }

    /** Where the head lies. */
    public static HeadKey key(Subject subject) {
        return new HeadKey(HeadKind.STANDING, subject.toString());
    }

    /** The head as it stands; one without events if nothing is known of the subject. */
    public static StandingHead read(HeadReader heads, Subject subject) {
        return heads.read(key(subject), StandingHead.class, StandingHead::fromJson)
                .orElseGet(() -> new StandingHead(subject, List.of()));
    }

    /**
     * The head with more events.
     *
     * @throws Refusal {@code TOO_LARGE} if they are too many, {@code STATE_FORBIDS} if a stay does not lie within what it stops or
     *     overlaps with another
     */
    StandingHead with(List<? extends StandingEvent> more) {
        List<StandingEvent> all = new ArrayList<>(events);
        all.addAll(more);
        if (all.size() > MAX_EVENTS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "%s has %d events", subject, MAX_EVENTS);
        }
        Bar.of(all).forEach(Bar::requireConsistent);
        return new StandingHead(subject, all);
    }

    /** Reads the head's JSON. */
    public static StandingHead fromJson(JsonObject json) {
        return new StandingHead(
                Subject.parse(json.string("subject")),
                json.array("events").objects().stream()
                        .map(StandingEvent::fromJson)
                        .toList());
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("subject", subject.toString())
                .put(
                        "events",
                        JsonArray.of(events.stream().map(StandingEvent::toJson).toList()))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(subject), toJson());
    }
}
