/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.dossier.ProjectHead;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.witness.WitnessHead;
import org.jianzheng.server.access.AccessTable;
import org.jianzheng.server.access.Action;
import org.jianzheng.server.access.Caller;
import org.jianzheng.server.access.Party;

/** What the row {@link Action#READ_SEALED} of the table asks of a caller and a registered file or sealed record (domain 3.4). */
final class ReadingRights {
    private final HeadReader heads;
    private final Mentions mentions;

    /** Where a file is named. */
    @FunctionalInterface
    interface Mentions {
        /** Whether a record that names this registration is about nobody but this subject. */
        boolean isNamedAbout(ReadableRecord registration, Subject subject);
    }

    ReadingRights(HeadReader heads, Mentions mentions) {
        this.heads = heads;
        this.mentions = mentions;
    }

    /**
     * Refuses ({@code FORBIDDEN}) a caller who may not read the file of this registration, and ({@code NOT_YET_OPEN}) a tenderer before the
     * result.
     */
    void require(Caller caller, ReadableRecord registration) {
        switch (AccessTable.cell(Action.READ_SEALED, caller.party())) {
            case MAY, WITH_BASIS -> {}
            case OWN -> {
                if (!isOwn(caller, registration)) {
                    throw Refusal.of(
                            ErrorCode.FORBIDDEN,
                            caller.party() == Party.CENTRE
                                    ? "a centre's staff read what they witnessed themselves"
                                    : "the file is named in no record about the caller alone");
                }
            }
            case AFTER_RESULT -> requireResult(caller, registration);
            case CARRIES, VIEWS, NONE, NEVER ->
                throw Refusal.of(ErrorCode.FORBIDDEN, "the caller does not read files that are not public");
        }
    }

    /** Whether the caller reads whatever there is, on a stated basis. */
    static boolean readsAll(Caller caller) {
        return switch (AccessTable.cell(Action.READ_SEALED, caller.party())) {
            case MAY, WITH_BASIS -> true;
            case OWN, AFTER_RESULT, CARRIES, VIEWS, NONE, NEVER -> false;
        };
    }

    /**
     * Whether a caller may read the readable part of a sealed record. What opens on an order alone, and who read what, is for authorities;
     * experts and bidders, whom a sealed record may warn, wait for the result as tenderers do.
     */
    boolean mayRead(Caller caller, SealedRecord sealed, ReadableRecord content) {
        if (readsAll(caller)) {
            return true;
        }
        if (!sealed.openingClass().opensByStage() || content.type() == RecordType.EVIDENCE_ACCESS) {
            return false;
        }
        return switch (caller.party()) {
            case CENTRE ->
                caller.person()
                        .filter(person -> hasWitnessed(person, content.lot()))
                        .isPresent();
            case TENDERER -> hasResult(content.lot()) && isTenderer(caller, content.lot());
            case BIDDER, EXPERT ->
                hasResult(content.lot())
                        && caller.subject()
                                .filter(own -> content.subjects().equals(List.of(own)))
                                .isPresent();
            case AGENCY, SUPERVISOR, OFFICE, DISCIPLINE, POOL_OWNER, CREDIT, REGISTRAR, MACHINE, PUBLIC -> false;
        };
    }

    private boolean hasResult(Optional<LotCode> lot) {
        return lot.flatMap(code -> heads.read(LotHead.key(code), LotHead.class, LotHead::fromJson))
                .filter(head -> head.phase().hasReached(Stage.AWARD))
                .isPresent();
    }

    private boolean isTenderer(Caller caller, Optional<LotCode> lot) {
        return lot.flatMap(
                        code -> heads.read(ProjectHead.key(code.project()), ProjectHead.class, ProjectHead::fromJson))
                .map(ProjectHead::tenderer)
                .filter(tenderer -> caller.subject().equals(Optional.of(tenderer)))
                .isPresent();
    }

    private boolean isOwn(Caller caller, ReadableRecord registration) {
        if (caller.party() == Party.CENTRE) {
            return caller.person()
                    .filter(person -> hasWitnessed(person, registration.lot()))
                    .isPresent();
        }
        return caller.subject()
                .filter(subject -> mentions.isNamedAbout(registration, subject))
                .isPresent();
    }

    private boolean hasWitnessed(PersonRef person, Optional<LotCode> lot) {
        return lot.flatMap(code -> heads.read(WitnessHead.key(code), WitnessHead.class, WitnessHead::fromJson))
                .filter(witnesses -> witnesses.terms().stream()
                        .anyMatch(term -> term.witness().equals(person)))
                .isPresent();
    }

    private void requireResult(Caller caller, ReadableRecord registration) {
        LotCode code = registration.lot().orElseThrow(() -> Refusal.of(ErrorCode.FORBIDDEN, "the file is of no lot"));
        Subject tenderer = ProjectHead.require(heads, code.project()).tenderer();
        if (!caller.subject().equals(Optional.of(tenderer))) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "the file is of another tenderer's lot");
        }
        LotHead lot = LotHead.require(heads, code);
        if (!lot.phase().hasReached(Stage.AWARD)) {
            throw Refusal.of(ErrorCode.NOT_YET_OPEN, "lot %s is in %s, its result does not stand", code, lot.phase());
        }
    }
}
