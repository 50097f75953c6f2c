/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.dossier.Dossier;
import org.jianzheng.sample.dossier.DossierEvent;
import org.jianzheng.sample.dossier.EventType;
import org.jianzheng.sample.dossier.EvidenceFile;

/**
 * Plays a dossier against a running network: registers who acts, records what the contracts cover, and takes bundles home.
 *
 * <p>Cut anywhere and started again, a play goes on where it was; started again when it is over, it changes nothing.
 */
public final class SamplePlayer {
    /** After so long an interruption the rest of the dossier is moved to the new present. */
    private static final Duration STALE = Duration.ofHours(12);

    /** Of a shorter wait nothing is said. Only the bids' deadline is waited for as long as this. */
    private static final Duration NOTICED = Duration.ofSeconds(2);

    private final RunDirectory network;
    private final Dossier dossier;
    private final Narrator narrator;
    private final InstantSource clock;
    private final Pause pause;
    private final SecureRandom random;

    /**
     * Prepares a play of this dossier on this network.
     *
     * @param pause by which the play waits for the clock
     */
    public SamplePlayer(
            RunDirectory network,
            Dossier dossier,
            Narrator narrator,
            InstantSource clock,
            Pause pause,
            SecureRandom random) {
        this.network = network;
        this.dossier = dossier;
        this.narrator = narrator;
        this.clock = clock;
        this.pause = pause;
        this.random = random;
    }

    /**
     * Plays, or goes on playing.
     *
     * @throws org.jianzheng.model.error.Refusal if a gateway refuses a record; what was recorded before stays
     */
    public PlayResult play(Cast cast) throws InterruptedException {
        return journaling((journal, now) -> play(cast, journal, now));
    }

    /**
     * Registers who acts and records nothing else. A play goes on from there.
     *
     * @throws org.jianzheng.model.error.Refusal if a gateway refuses a record; what was recorded before stays
     */
    public void register(Cast cast) throws InterruptedException {
        journaling((journal, now) -> register(cast, journal, new Desk(journal, clock, pause, random)));
    }

    /** Something that is remembered in the journal. */
    @FunctionalInterface
    private interface Journaled<T> {
        T with(Journal journal, Instant now) throws InterruptedException;
    }

    private <T> T journaling(Journaled<T> work) throws InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            Files.createDirectories(network.sample());
            String origin = network.trust().string("origin");
            try (Journal journal = Journal.open(network.sample().resolve("journal.ndjson"), origin, now)) {
                return work.with(journal, now);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(network.sample() + " cannot be used", broken);
        }
    }

    /** Returns the record of the witness's session key. */
    private ReadableRecord register(Cast cast, Journal journal, Desk desk) throws InterruptedException {
        narrator.say("登记机构、部门、密钥与策略……", "Registering organisations, a department, keys and policies …");
        return new Registrations(cast, desk, network.trust(), registered(journal)).register();
    }

    private Instant registered(Journal journal) {
        return new PlayTimes(dossier, journal.begun()).start().minus(PlayTimes.LONGEST_WAIT);
    }

    private PlayResult play(Cast cast, Journal journal, Instant now) throws InterruptedException {
        Desk desk = new Desk(journal, clock, announced(), random);
        boolean stale = Duration.between(journal.begun(), now).compareTo(STALE) > 0;
        PlayTimes times = new PlayTimes(dossier, stale ? now : journal.begun());
        ReadableRecord session = register(cast, journal, desk);

        new CataloguePlay(cast, desk, registered(journal)).record(dossier.catalogues());

        narrator.say("按顺序播放示例卷宗……", "Playing the sample dossier in order …");
        Recorder witnessing = isValid(session, now) ? cast.session() : cast.witness();
        DossierPlay play = new DossierPlay(dossier, times, cast, desk, witnessing, random);
        List<Integer> loaded = new ArrayList<>();
        List<DossierEvent> notCovered = new ArrayList<>();
        for (DossierEvent event : dossier.events()) {
            if (play.play(event)) {
                loaded.add(event.seq());
                narrator.say(
                        "  " + event.seq() + " " + event.node() + " " + howZh(event) + "："
                                + event.type().wire(),
                        howEn(event) + " [" + event.seq() + "] " + event.type().wire());
            } else {
                notCovered.add(event);
            }
        }
        PlayResult result = takeHome(cast, desk, loaded, notCovered);
        Takeaway.write(network.sample().resolve("result.json"), result.toJson().canonical());
        tell(result);
        return result;
    }

    private Pause announced() {
        return time -> {
            Duration left = Duration.between(clock.instant(), time);
            if (left.compareTo(NOTICED) >= 0) {
                narrator.say(
                        "等待投标截止，约 " + left.toSeconds() + " 秒……",
                        "Waiting for the bids' deadline, about " + left.toSeconds() + " s …");
            }
            pause.until(time);
        };
    }

    private PlayResult takeHome(Cast cast, Desk desk, List<Integer> loaded, List<DossierEvent> notCovered)
            throws InterruptedException {
        narrator.say("等待检查点见签，取证据包……", "Waiting for cosigned checkpoints and fetching bundles …");
        Takeaway takeaway = new Takeaway(network.sample(), cast.gateway(Cast.CITY));
        for (EvidenceFile file : dossier.files()) {
            if (!file.isSecret()) {
                takeaway.file(file.file(), desk.recorded(EvidencePlay.step(file)));
            }
        }
        for (DossierEvent event : dossier.events()) {
            if (event.type() == EventType.CERTIFICATE_ISSUED) {
                takeaway.bundle("certificate", desk.recorded(DossierPlay.step(event)));
            } else if (event.type() == EventType.WITNESS_ITEM) {
                takeaway.bundle("item-" + event.body().string("item"), desk.recorded(DossierPlay.step(event)));
            }
        }
        return new PlayResult(dossier.lot(), takeaway.bundles(), takeaway.files(), loaded, notCovered);
    }

    private static boolean isValid(ReadableRecord sessionKey, Instant now) {
        return now.isBefore(Instants.parse(sessionKey.body().string("until")).minus(PlayTimes.LONGEST_WAIT));
    }

    private void tell(PlayResult result) {
        String numbers = result.loaded().stream().map(String::valueOf).collect(Collectors.joining(", "));
        narrator.say(
                "已上链的事件（seq，共 " + result.loaded().size() + " 个）：" + numbers,
                "On the ledger (seq, " + result.loaded().size() + " events): " + numbers);
        narrator.say(
                "样例没有专家库：专家抽取只作为环节事项记录，不核对库内资格。",
                "The sample has no expert pool: that experts were drawn is recorded, and not held against a pool.");
        String late = result.notCovered().stream()
                .map(event -> String.valueOf(event.seq()))
                .collect(Collectors.joining(", "));
        if (!late.isEmpty()) {
            narrator.say("投标截止后才送达，被拒收：" + late, "Refused, for they came after the bids' deadline: " + late);
        }
    }

    private static String howZh(DossierEvent event) {
        return event.isReadableAtOnce() ? "已记录" : "已密封记录";
    }

    private static String howEn(DossierEvent event) {
        return event.isReadableAtOnce() ? "recorded" : "recorded under seal";
    }
}
