/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.server.access.Action;
import org.jianzheng.server.access.Caller;
import org.jianzheng.server.access.Gatekeeper;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.intake.RecordStatus;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.springframework.stereotype.Component;

/**
 * Reading a file that is not public: whoever may states the legal basis in a signed record, and the content goes out once that record
 * stands on the ledger, never before (查阅、复印, domain 63). Sealed, the record warns nobody, and stands there all the same.
 */
@Component
class SealedReading {
    /** How old a statement may be, so that it is good for one reading and its repeats, and for none of next year. */
    static final Duration FRESH = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_MENTIONS = 1_000;

    private final Gatekeeper gatekeeper;
    private final Intake intake;
    private final ObjectStore objects;
    private final Originals originals;
    private final LedgerLog log;
    private final InstantSource clock;
    private final ReadingRights rights;

    SealedReading(
            Gatekeeper gatekeeper,
            Intake intake,
            ObjectStore objects,
            Originals originals,
            LedgerLog log,
            Ledger ledger,
            InstantSource clock) {
        this.gatekeeper = gatekeeper;
        this.intake = intake;
        this.objects = objects;
        this.originals = originals;
        this.log = log;
        this.clock = clock;
        this.rights = new ReadingRights(key -> head(ledger, key), this::isNamedAbout);
    }

    /**
     * The file of this digest, for a caller whose reading is on the ledger now.
     *
     * @param digest in either suite, as hexadecimal digits
     * @param statement the reader's {@link AccessStatement}
     * @throws Refusal {@code UNAUTHENTICATED}, {@code FORBIDDEN} or {@code NOT_YET_OPEN} for callers who may not, {@code TIME_IMPLAUSIBLE} for
     *     a statement that is not of now, {@code REFERENCE_UNKNOWN} for one about another file, {@code TIMEOUT} if it did not reach the
     *     ledger in time, and whatever the contract refuses
     */
    Originals.Original read(String digest, byte[] statement) throws IOException, InterruptedException {
        Caller caller = gatekeeper.requireKnown();
        gatekeeper.require(Action.READ_SEALED);
        AccessStatement stated = AccessStatement.parse(statement, intake);
        requireOwnAndFresh(caller, stated);
        ReadableRecord registration = registration(digest, stated);
        rights.require(caller, registration);
        stated.keep(objects);
        intake.accept(stated.envelope());
        requireOnLedger(stated);
        return originals.registered(digest);
    }

    private void requireOwnAndFresh(Caller caller, AccessStatement stated) {
        if (!caller.organisation().equals(stated.envelope().organisation())) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "the statement is of another organisation than the caller");
        }
        if (caller.person().isEmpty() || !caller.person().equals(stated.event().reader())) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "the statement does not name the caller as its reader");
        }
        Instant now = clock.instant();
        for (Instant at : List.of(stated.envelope().at(), stated.readable().at())) {
            if (Duration.between(at, now).abs().compareTo(FRESH) > 0) {
                throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "the statement is of %s, it is %s", at, now);
            }
        }
    }

    private ReadableRecord registration(String digest, AccessStatement stated) throws IOException {
        return originals.registrations(digest).stream()
                .filter(record -> FileRegistration.fromJson(record.body())
                        .evidence()
                        .equals(stated.event().evidence()))
                .filter(record -> stated.readable().refs().contains(record.ref()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.REFERENCE_UNKNOWN,
                        "the statement refers to no registration of file %s as %s",
                        digest,
                        stated.event().evidence()));
    }

    private void requireOnLedger(AccessStatement stated) throws InterruptedException {
        RecordStatus status = intake.await(stated.envelope().id(), Intake.Level.COMMITTED, PATIENCE);
        switch (status) {
            case RecordStatus.Committed ignored -> {}
            case RecordStatus.Cosigned ignored -> {}
            case RecordStatus.Refused refused -> throw refused.refusal();
            case RecordStatus.Accepted ignored -> throw late(stated);
            case RecordStatus.Submitted ignored -> throw late(stated);
        }
    }

    private static Refusal late(AccessStatement stated) {
        return Refusal.of(
                ErrorCode.TIMEOUT,
                "the reading is kept as %s and not on the ledger yet; send the same statement again",
                stated.envelope().id());
    }

    private boolean isNamedAbout(ReadableRecord registration, Subject subject) {
        return log.bearers(new IndexKey(IndexName.REF, registration.id().value()), 0, MOST_MENTIONS).stream()
                .map(position ->
                        LogEntry.parse(log.entry(position).orElseThrow()).record())
                .filter(record -> !record.string("type").equals(RecordType.SEALED.wireName()))
                .map(ReadableRecord::parse)
                .anyMatch(record -> record.subjects().equals(List.of(subject)));
    }

    private static Optional<JsonObject> head(Ledger ledger, HeadKey key) {
        try {
            return Optional.of(CanonicalJson.parseObject(
                    ledger.evaluate("head", List.of(key.kind().wireName(), key.id()))));
        } catch (LedgerLost silent) {
            throw Refusal.of(ErrorCode.LEDGER_UNAVAILABLE, "%s", silent.getMessage());
        } catch (Refusal refusal) {
            if (refusal.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
