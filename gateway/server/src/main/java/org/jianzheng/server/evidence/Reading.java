/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.access.Action;
import org.jianzheng.server.access.Caller;
import org.jianzheng.server.access.Gatekeeper;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.intake.RecordStatus;
import org.springframework.stereotype.Component;

/**
 * What every reading of something that is not public has in common: whoever may states the legal basis in a signed record, and the content
 * goes out once that record stands on the ledger, never before (查阅、复印, domain 63). Sealed, the record warns nobody, and stands there all
 * the same.
 */
@Component
class Reading {
    /** How old a statement may be, so that it is good for one reading and its repeats, and for none of next year. */
    static final Duration FRESH = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Gatekeeper gatekeeper;
    private final Intake intake;
    private final ObjectStore objects;
    private final InstantSource clock;

    Reading(Gatekeeper gatekeeper, Intake intake, ObjectStore objects, InstantSource clock) {
        this.gatekeeper = gatekeeper;
        this.intake = intake;
        this.objects = objects;
        this.clock = clock;
    }

    /** Who reads; refuses ({@code UNAUTHENTICATED}, {@code FORBIDDEN}) whoever reads nothing that is not public. */
    Caller reader() {
        Caller caller = gatekeeper.requireKnown();
        gatekeeper.require(Action.READ_SEALED);
        return caller;
    }

    /**
     * What a reader states.
     *
     * @throws Refusal {@code FORBIDDEN} for a statement that is not the caller's own, {@code TIME_IMPLAUSIBLE} for one that is not of now
     */
    AccessStatement stated(Caller caller, byte[] statement) {
        AccessStatement stated = AccessStatement.parse(statement, intake);
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
        return stated;
    }

    /**
     * Returns once the statement stands on the ledger.
     *
     * @throws Refusal {@code TIMEOUT} if it did not reach the ledger in time, and whatever the contract refuses
     */
    void record(AccessStatement stated) throws InterruptedException {
        stated.keep(objects);
        intake.accept(stated.envelope());
        switch (intake.await(stated.envelope().id(), Intake.Level.COMMITTED, PATIENCE)) {
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
}
