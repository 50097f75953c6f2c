/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Opening;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.sample.client.Receipt;

/**
 * Where the play's records are made, remembered and handed in: each step has a name, is sent until the ledger has it, and
 * is the same record whenever it is sent.
 */
final class Desk {
    private final Journal journal;
    private final InstantSource clock;
    private final Pause pause;
    private final RandomGenerator random;
    private final Set<String> sealedSteps = new LinkedHashSet<>();
    private long lastBlock;

    Desk(Journal journal, InstantSource clock, Pause pause, RandomGenerator random) {
        this.journal = journal;
        this.clock = clock;
        this.pause = pause;
        this.random = random;
    }

    /** Records a fact, or sends again what was remembered of it. */
    ReadableRecord record(
            String step,
            Recorder by,
            RecordBody fact,
            Instant at,
            Consumer<ReadableRecord.Builder> more,
            Signer... others)
            throws InterruptedException {
        return send(
                step,
                () -> make(by, fact, at, more, others),
                record -> by.gateway().submitAndCommit(record.toJson()));
    }

    /** How a record goes to the ledger. */
    @FunctionalInterface
    interface Way {
        /** Returns once it is there. */
        Receipt send(ReadableRecord record) throws InterruptedException;
    }

    /** Records a fact as {@link #record} does, by a way of its own. */
    ReadableRecord record(
            String step, Recorder by, RecordBody fact, Instant at, Consumer<ReadableRecord.Builder> more, Way way)
            throws InterruptedException {
        return send(step, () -> make(by, fact, at, more), way);
    }

    private ReadableRecord send(String step, Supplier<ReadableRecord> maker, Way way) throws InterruptedException {
        ReadableRecord record = readable(step, maker);
        once(step, () -> committed(way.send(record)));
        return record;
    }

    /** Something that is done over the network. */
    @FunctionalInterface
    interface Doing {
        /** Does it. */
        void now() throws InterruptedException;
    }

    /** Does what is not done yet. */
    void once(String step, Doing doing) throws InterruptedException {
        if (!journal.isDone(step)) {
            doing.now();
            journal.markDone(step);
        }
    }

    /** Makes something the first time, and remembers it. */
    JsonObject kept(String step, Supplier<JsonObject> maker) {
        Optional<JsonObject> before = journal.envelope(step);
        if (before.isPresent()) {
            return before.get();
        }
        JsonObject made = maker.get();
        journal.remember(step, made);
        return made;
    }

    /** Commits to a fact that may not be read before the award; only the commitment is sent. */
    ReadableRecord seal(String step, Recorder by, RecordBody fact, Instant at, Consumer<ReadableRecord.Builder> more)
            throws InterruptedException {
        ReadableRecord content = readable(step, () -> make(by, fact, at, more));
        String sealing = step + ", sealed";
        SealedRecord sealed = SealedRecord.parse(kept(
                sealing,
                () -> SealedRecord.seal(
                                content,
                                OpeningClass.RESULT,
                                RecordId.generate(clock, random),
                                content.signedAt(),
                                by.key().signer())
                        .toJson()));
        once(sealing, () -> committed(by.gateway().sealAndCommit(sealed.toJson())));
        sealedSteps.add(step);
        return content;
    }

    /** The time, in whole milliseconds as records have it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Waits until a time is past. */
    void awaitPast(Instant time) throws InterruptedException {
        pause.until(time.plusMillis(1));
    }

    /** Whether the record of a step was made, now or in an earlier play. */
    boolean remembers(String step) {
        return journal.envelope(step).isPresent();
    }

    /** The highest block in which a record of this play stands; 0 before the first. */
    long lastBlock() {
        return lastBlock;
    }

    private void committed(Receipt receipt) {
        lastBlock = Math.max(lastBlock, receipt.block().orElse(0));
    }

    /** Opens everything that was sealed, in the order in which it was sealed. */
    void openAll(Recorder by, Instant at) throws InterruptedException {
        for (String step : sealedSteps) {
            open(step, by, at);
        }
        sealedSteps.clear();
    }

    private void open(String step, Recorder by, Instant at) throws InterruptedException {
        ReadableRecord content = recorded(step);
        SealedRecord sealed = SealedRecord.parse(required(step + ", sealed"));
        record(step + ", opened", by, new Opening(content), at, opening -> {
            content.lot().ifPresent(opening::lot);
            opening.subjects(content.subjects()).ref(new RecordRef(sealed.id()));
        });
    }

    private ReadableRecord make(
            Recorder by, RecordBody fact, Instant at, Consumer<ReadableRecord.Builder> more, Signer... others) {
        ReadableRecord.Builder draft = ReadableRecord.builder(
                fact, RecordId.generate(clock, random), by.key().organisation(), at, Salt.random(random));
        more.accept(draft);
        return draft.sample().sign(by.key().signer(), others);
    }

    private ReadableRecord readable(String step, Supplier<ReadableRecord> maker) {
        return ReadableRecord.parse(kept(step, () -> maker.get().toJson()));
    }

    /** The record of a step; refuses a step that was never prepared. */
    ReadableRecord recorded(String step) {
        return ReadableRecord.parse(required(step));
    }

    private JsonObject required(String step) {
        return journal.envelope(step)
                .orElseThrow(() -> Refusal.of(ErrorCode.RECORD_UNKNOWN, "the play has no record of %s", step));
    }
}
