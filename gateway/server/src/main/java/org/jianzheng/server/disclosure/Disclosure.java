/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.disclosure;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListEntryHead;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.sanction.PastSanction;
import org.jianzheng.model.sanction.Publicity;
import org.jianzheng.model.sanction.SanctionHead;
import org.jianzheng.server.access.Action;
import org.jianzheng.server.access.Gatekeeper;
import org.jianzheng.server.ledger.LedgerHeads;
import org.springframework.stereotype.Component;

/**
 * The one place that says which records of sanctions and lists go out to the present caller (domain 3.5, invariant 14). Whoever the row
 * {@link Action#READ_STANDING} names reads all of them, a subject its own. Everybody else reads an entry of a list while it is in force and a
 * decision while it is published and counts; what is over answers like what never was. Hashes, proofs and checkpoints are for everybody.
 */
@Component
public class Disclosure {
    /** The key of no subject. */
    private static final String NOBODY = "";

    private final LedgerLog log;
    private final HeadReader heads;
    private final Gatekeeper gatekeeper;
    private final InstantSource clock;

    Disclosure(LedgerLog log, LedgerHeads heads, Gatekeeper gatekeeper, InstantSource clock) {
        this.log = log;
        this.heads = heads;
        this.gatekeeper = gatekeeper;
        this.clock = clock;
    }

    /**
     * Refuses a record that does not go out to the present caller, like one that there is not.
     *
     * @throws Refusal {@code RECORD_UNKNOWN}; {@code LEDGER_UNAVAILABLE} if its state cannot be asked for
     */
    public void require(RecordId id) {
        OptionalLong position = log.position(id);
        if (position.isPresent() && !isOpen(entry(log, position.getAsLong()).record())) {
            throw unknown(id);
        }
    }

    /** What a record that does not go out, and one that there is not, are answered with. */
    public static Refusal unknown(RecordId id) {
        return Refusal.of(
                ErrorCode.RECORD_UNKNOWN,
                "record %s is in no block that this gateway has read, or it is over and no longer for everybody",
                id);
    }

    /**
     * Refuses the block of a record, which shows its neighbours, but to authorities if one of them is not for everybody for ever.
     *
     * @throws Refusal {@code UNAUTHENTICATED} or {@code FORBIDDEN}
     */
    public void requireBlock(RecordId id) {
        OptionalLong position = log.position(id);
        if (position.isPresent() && !isBlockForEver(log, position.getAsLong())) {
            requireAll();
        }
    }

    /** Whether everybody reads for ever all records of the block in which an entry stands. */
    static boolean isBlockForEver(LedgerLog log, long position) {
        long block = entry(log, position).block();
        return Stream.of(
                        LongStream.iterate(position, at -> at >= 0, at -> at - 1),
                        LongStream.range(position, log.size()))
                .allMatch(side -> side.mapToObj(at -> entry(log, at))
                        .takeWhile(entry -> entry.block() == block)
                        .allMatch(entry -> isForEver(entry.record())));
    }

    /**
     * Refuses a head that does not go out to the present caller, like one that there is not.
     *
     * @throws Refusal {@code NOT_FOUND}; {@code LEDGER_UNAVAILABLE} if its state cannot be asked for
     */
    public void require(HeadKey key) {
        boolean open = switch (key.kind()) {
            case SANCTION ->
                heads.read(key, SanctionHead.class, SanctionHead::fromJson)
                        .filter(sanction ->
                                mayRead(sanction.matter().subjects()) || Publicity.isOpen(sanction, today(), heads))
                        .isPresent();
            case LIST_ENTRY ->
                heads.read(key, ListEntryHead.class, ListEntryHead::fromJson)
                        .filter(listed -> mayRead(List.of(listed.subject()))
                                || listed.entry().hasEffectOn(today()))
                        .isPresent();
            case STANDING -> mayRead(List.of(Subject.parse(key.id())));
            case CASE, MATTER -> gatekeeper.admitsAbout(Action.READ_CASEWORK, List.of());
            case ALERT -> gatekeeper.admitsAbout(Action.READ_ALERTS, List.of());
            case ORGANISATION,
                    DEPARTMENT,
                    KEY,
                    POLICY,
                    CATALOGUE,
                    PROJECT,
                    TENDER,
                    LOT,
                    YEAR,
                    PAST_LOT,
                    WITNESS,
                    INCIDENT,
                    CERTIFICATE,
                    EVIDENCE,
                    BEHAVIOUR,
                    DEDUCTION,
                    FACT,
                    EVALUATION,
                    FORM,
                    OFFENCE,
                    REFERRAL,
                    GRADE,
                    SCORE_PUSH,
                    SUBJECT,
                    POOL,
                    MEMBERSHIP,
                    ACCOUNT,
                    BIDDING,
                    BID,
                    PAST_MEASURE,
                    LIST,
                    INSPECTION,
                    INSPECTED_POOL,
                    CHECKPOINT,
                    FORK,
                    EPOCH -> true;
        };
        if (!open) {
            throw Refusal.of(ErrorCode.NOT_FOUND, "there is no head %s", key);
        }
    }

    /**
     * Refuses questions about days that are over, or about what was known earlier, to everybody but authorities, the subject itself, and whoever
     * looks up whether it may take part: the answers tell of what is over.
     *
     * @param on the day that is asked about; today if left out
     * @param knownAt what is recorded later is left out; now if left out
     * @throws Refusal {@code UNAUTHENTICATED} or {@code FORBIDDEN}
     */
    public void requireQuestion(Subject subject, Optional<LocalDate> on, Optional<Instant> knownAt) {
        boolean past = knownAt.isPresent() || on.filter(today()::isAfter).isPresent();
        if (past && !gatekeeper.admitsAbout(Action.LOOK_UP, List.of())) {
            gatekeeper.requireAbout(Action.READ_STANDING, subject);
        }
    }

    /**
     * Refuses the index {@link IndexName#STANDING} but to whom it is open; to a subject under its own key.
     *
     * @throws Refusal {@code UNAUTHENTICATED} or {@code FORBIDDEN}
     */
    public void requireIndex(String key) {
        gatekeeper.requireUnder(Action.READ_STANDING, key);
    }

    /**
     * Refuses what shows records of sanctions and lists whomever they are about, but to authorities.
     *
     * @throws Refusal {@code UNAUTHENTICATED} or {@code FORBIDDEN}
     */
    public void requireAll() {
        gatekeeper.requireUnder(Action.READ_STANDING, NOBODY);
    }

    /** Whether everybody reads a record for ever, because it is none of a sanction or of an entry of a list. */
    public static boolean isForEver(JsonObject record) {
        return type(record).filter(RecordType::tellsOfStanding).isEmpty();
    }

    /** Whether the present caller reads records of sanctions and lists, whomever they are about. */
    public boolean readsAll() {
        return mayRead(List.of());
    }

    private boolean isOpen(JsonObject record) {
        if (isForEver(record) || !(Envelope.parse(record) instanceof ReadableRecord readable)) {
            return true;
        }
        return mayRead(readable.subjects())
                || (readable.type() == RecordType.LIST_DELTA ? isInForce(readable) : isPublished(readable));
    }

    private boolean mayRead(Collection<Subject> subjects) {
        return gatekeeper.admitsAbout(Action.READ_STANDING, subjects);
    }

    private boolean isInForce(ReadableRecord record) {
        Delta delta = Delta.fromJson(record.body());
        return ListEntryHead.read(heads, delta.list(), delta.subject())
                .filter(entry -> entry.deltas().contains(record.ref()) && entry.hasEffectOn(today()))
                .isPresent();
    }

    /** What belongs to no decision, as {@link PastSanction} or a stored answer, is published by nobody. */
    private boolean isPublished(ReadableRecord record) {
        Optional<RecordRef> draft = record.type() == RecordType.SANCTION_DRAFT
                ? Optional.of(record.ref())
                : record.body().optionalString("sanction").map(RecordRef::parse);
        return draft.flatMap(one -> heads.read(SanctionHead.key(one), SanctionHead.class, SanctionHead::fromJson))
                .filter(sanction -> Publicity.isOpen(sanction, today(), heads))
                .isPresent();
    }

    private LocalDate today() {
        return Dates.of(clock.instant());
    }

    private static LogEntry entry(LedgerLog log, long position) {
        return LogEntry.parse(log.entry(position).orElseThrow());
    }

    private static Optional<RecordType> type(JsonObject record) {
        return record.optionalString("type").flatMap(RecordType::find);
    }
}
