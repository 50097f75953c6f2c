/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.ProjectCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.TenderCode;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.dossier.StageTemplate;
import org.jianzheng.model.dossier.Tender;
import org.jianzheng.model.dossier.TradeForm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.witness.Assignment;
import org.jianzheng.sample.client.CataloguesInForce;
import org.jianzheng.sample.play.Cast;
import org.jianzheng.sample.play.Recorder;

/**
 * A lot of one's own in the sample's project, opened and brought to the evaluation, so that witness items and files can be
 * recorded in it. The sample must have been played: it registers everybody who acts here.
 */
final class TrialLot {
    private static final int FIRST_TENDER = 900;
    private static final int LAST_TENDER = 999;

    private final LotCode code;
    private final Recorder witnessing;

    private TrialLot(LotCode code, Recorder witnessing) {
        this.code = code;
        this.witnessing = witnessing;
    }

    /** The lot. */
    LotCode code() {
        return code;
    }

    /** Who records in it: the witness's session key while it is valid, else the witness's own key. */
    Recorder witnessing() {
        return witnessing;
    }

    /** Opens a lot in this project. */
    static TrialLot open(Cast cast, ProjectCode project, InstantSource clock, RandomGenerator random)
            throws InterruptedException {
        Recorder staff = cast.staff();
        TenderCode tender = freeTender(staff, project);
        LotCode lot = new LotCode(tender.value() + "001");
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Writer writer = new Writer(staff, now, clock, random);
        writer.write(new Tender(tender, Optional.empty()), record -> {});
        Optional<StageTemplate> template =
                new CataloguesInForce(staff.gateway()).template(project, TradeForm.TENDER, Dates.of(now));
        writer.write(
                new Lot(Optional.of("load trial"), Optional.empty(), List.of(), template), record -> record.lot(lot));
        writer.write(new Assignment(cast.witness().key().person(), 0), record -> record.lot(lot));
        for (Stage stage = Stage.INITIATION; !stage.hasReached(Stage.EVALUATION); ) {
            Stage next = stage.next().orElseThrow();
            writer.write(StageStep.next(stage, next), record -> record.lot(lot));
            stage = next;
        }
        return new TrialLot(lot, witnessing(cast, now));
    }

    private static TenderCode freeTender(Recorder staff, ProjectCode project) throws InterruptedException {
        for (int serial = FIRST_TENDER; serial <= LAST_TENDER; serial++) {
            TenderCode tender = new TenderCode(project.value() + serial);
            if (staff.gateway().head("tender", tender.value()).isEmpty()) {
                return tender;
            }
        }
        throw Refusal.of(ErrorCode.STATE_FORBIDS, "project %s has no free tender for a trial", project);
    }

    private static Recorder witnessing(Cast cast, Instant now) throws InterruptedException {
        Recorder session = cast.session();
        boolean valid = session.gateway()
                .head("key", session.key().id().value())
                .flatMap(head -> head.optionalString("until"))
                .map(Instants::parse)
                .filter(now.plus(1, ChronoUnit.HOURS)::isBefore)
                .isPresent();
        return valid ? session : cast.witness();
    }

    /** Writes what prepares the lot, one record after the other. */
    private record Writer(Recorder by, Instant at, InstantSource clock, RandomGenerator random) {
        void write(RecordBody body, Consumer<ReadableRecord.Builder> more) throws InterruptedException {
            ReadableRecord.Builder draft = ReadableRecord.builder(
                    body, RecordId.generate(clock, random), by.key().organisation(), at, Salt.random(random));
            more.accept(draft);
            by.gateway().submitAndCommit(draft.sample().sign(by.key().signer()).toJson());
        }
    }
}
