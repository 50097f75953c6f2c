/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jianzheng.model.checkpoint.Anchor;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.Opening;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.SealedRecord;

/** Takes envelopes into the ledger one after the other, within one transaction. */
final class Admission {
    /** How far an event may lie in the future by its writer's clock. */
    static final Duration FUTURE = Duration.ofMinutes(5);

    private final OrganisationId submitter;
    private final Instant time;
    private final Overlay ledger;
    private final SignatureGuard signatures;

    /**
     * Admits in the name of one organisation.
     *
     * @param submitter the organisation of whoever proposed the transaction
     * @param time the transaction's time
     */
    Admission(OrganisationId submitter, Instant time, Overlay ledger) {
        this.submitter = submitter;
        this.time = time;
        this.ledger = ledger;
        this.signatures = new SignatureGuard(ledger);
    }

    /** Whether an envelope writes heads that others may write too, itself or by the record that it opens. */
    static boolean changesHeads(Envelope envelope) {
        return switch (envelope) {
            case SealedRecord ignored -> false;
            case ReadableRecord record ->
                record.type() == RecordType.RECORD_OPENING
                        ? Opening.fromJson(record.body()).record().type().changesHeads()
                        : record.type().changesHeads();
        };
    }

    /**
     * Takes in one envelope whose form is in order, or refuses it and leaves nothing behind.
     *
     * @return what became of it
     */
    Status admit(Envelope envelope) {
        try {
            Status status = admitOrRefuse(envelope);
            ledger.keep();
            return status;
        } catch (Refusal refused) {
            ledger.discard();
            throw refused;
        }
    }

    private Status admitOrRefuse(Envelope envelope) {
        if (!envelope.organisation().equals(submitter)) {
            throw Refusal.of(
                    ErrorCode.MSP_MISMATCH, "the record is of %s, submitted by %s", envelope.organisation(), submitter);
        }
        if (isKnown(envelope)) {
            return Status.UNCHANGED;
        }
        requirePlausible(envelope);
        switch (envelope) {
            case SealedRecord sealed -> {
                signatures.check(sealed, time);
                write(sealed);
            }
            case ReadableRecord record -> {
                accept(record, time);
                if (record.type() == RecordType.RECORD_OPENING) {
                    // The content was signed when it was sealed: its keys are judged as they stood then.
                    RecordRef sealed = record.refs().getFirst();
                    accept(
                            Opening.fromJson(record.body()).record(),
                            ledger.requireEntry(sealed).time());
                }
            }
        }
        return Status.ACCEPTED;
    }

    private boolean isKnown(Envelope envelope) {
        return ledger.entry(envelope.id())
                .map(known -> {
                    if (!known.digest().equals(RecordEntry.of(envelope, time).digest())) {
                        throw Refusal.of(
                                ErrorCode.RECORD_CONFLICT,
                                "id %s is taken by a %s of other content",
                                envelope.id(),
                                known.type().wireName());
                    }
                    return true;
                })
                .orElse(false);
    }

    private void requirePlausible(Envelope envelope) {
        Instant latest = time.plus(FUTURE);
        if (envelope.at().isAfter(latest) || envelope.signedAt().isAfter(latest)) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE,
                    "the record is of %s, the transaction of %s",
                    envelope.signedAt(),
                    time);
        }
    }

    private void accept(ReadableRecord record, Instant standing) {
        Signers signers = signatures.check(record, standing);
        record.refs().forEach(ledger::requireEntry);
        CapabilityRules rules = CapabilityRules.of(record);
        rules.judge(new Submission(record, signers, ledger, standing));
        List<HeadChange> changes = rules.fold(record, ledger);
        changes.forEach(ledger::write);
        write(record);
    }

    private void write(Envelope envelope) {
        ledger.write(storageKey(envelope), envelope.canonical());
        ledger.write(
                RecordEntry.key(envelope.id()), RecordEntry.of(envelope, time).bytes());
    }

    /** An anchor is no entry of the log that it anchors, so it does not lie under {@code rec/}. */
    private static String storageKey(Envelope envelope) {
        if (envelope instanceof ReadableRecord record && record.type() == RecordType.CHECKPOINT_ANCHOR) {
            return anchorKey(Anchor.fromJson(record.body()).checkpoint().size());
        }
        return envelope.ledgerKey();
    }

    private static String anchorKey(long size) {
        String digits = Long.toString(size);
        return "anchor/" + "0".repeat(20 - digits.length()) + digits;
    }

    /** What became of an envelope that was not refused. */
    enum Status {
        /** It is on the ledger now. */
        ACCEPTED,
        /** It was on the ledger before, byte for byte. */
        UNCHANGED
    }
}
