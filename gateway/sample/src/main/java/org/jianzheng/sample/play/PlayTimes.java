/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.sample.dossier.Dossier;
import org.jianzheng.sample.dossier.DossierEvent;
import org.jianzheng.sample.dossier.EventType;
import org.jianzheng.sample.dossier.EvidenceFile;
import org.jianzheng.sample.dossier.Timeline;

/**
 * When the dossier's events happen in the play. What comes before the notice lies in the past. From the notice on they happen while the
 * play goes on, because bids are received by a real clock: a few seconds until the deadline, and then what follows it.
 */
final class PlayTimes {
    /** Longer waits before the notice are shortened to this. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** Longer waits from the notice on are shortened to this, so that nobody waits for them. */
    private static final Duration LONGEST_LIVE_WAIT = Duration.ofMillis(250);

    private final List<Instant> moments;
    private final Instant notice;
    private final Instant deadline;
    private final Instant present;
    private final Timeline past;
    private Optional<Timeline> receiving = Optional.empty();
    private Optional<Timeline> opening = Optional.empty();

    /**
     * Prepares the times.
     *
     * @param present where the last event before the notice goes
     */
    PlayTimes(Dossier dossier, Instant present) {
        this.moments = Stream.concat(
                        dossier.events().stream().flatMap(event -> Stream.of(event.at(), event.receivedAt())),
                        dossier.files().stream().map(EvidenceFile::capturedAt))
                .toList();
        this.notice = first(dossier, EventType.NOTICE_PUBLISHED);
        this.deadline = first(dossier, EventType.BIDS_LOCKED);
        this.present = present;
        this.past = Timeline.endingAt(present, LONGEST_WAIT, before(notice));
    }

    private static Instant first(Dossier dossier, EventType type) {
        return dossier.events().stream()
                .filter(event -> event.type() == type)
                .findFirst()
                .map(DossierEvent::at)
                .orElse(Instant.MAX);
    }

    private List<Instant> before(Instant end) {
        return moments.stream().filter(moment -> moment.isBefore(end)).toList();
    }

    private List<Instant> from(Instant start, Instant end) {
        return before(end).stream().filter(moment -> !moment.isBefore(start)).toList();
    }

    /** The first time of all. */
    Instant start() {
        return past.start();
    }

    /**
     * From here on the play is live.
     *
     * @param begun when the notice is published and bids begin to be received
     * @param until the deadline; what follows it begins then, or with a play that goes on much later
     */
    void receive(Instant begun, Instant until) {
        receiving = Optional.of(Timeline.startingAt(begun, LONGEST_LIVE_WAIT, from(notice, deadline)));
        Instant opened = until.isAfter(present) ? until : present;
        opening = Optional.of(Timeline.startingAt(opened, LONGEST_LIVE_WAIT, from(deadline, Instant.MAX)));
    }

    /** When a moment of the dossier is in the play. */
    Instant moved(Instant moment) {
        Timeline timeline =
                moment.isBefore(notice) ? past : moment.isBefore(deadline) ? live(receiving) : live(opening);
        return timeline.moved(moment);
    }

    private static Timeline live(Optional<Timeline> timeline) {
        return timeline.orElseThrow(() -> new IllegalStateException("no bids are received yet"));
    }
}
