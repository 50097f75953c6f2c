/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageRoot;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.witness.Assignment;
import org.jianzheng.sample.dossier.Dossier;
import org.jianzheng.sample.dossier.DossierEvent;
import org.jianzheng.sample.dossier.Timeline;

/**
 * Plays the dossier's events in their order.
 *
 * <p>What the dossier calls readable from the result is sealed when it happens and opened after the award. The lot's stage
 * goes on with the first event of each node that is readable at once or that the contracts record.
 */
final class DossierPlay {
    private final Dossier dossier;
    private final Timeline timeline;
    private final Cast cast;
    private final Desk desk;
    private final EvidencePlay evidence;
    private final Recorder witnessing;
    private final Map<Integer, RecordRef> recordOf = new HashMap<>();
    private final Map<Long, ReadableRecord> incidents = new LinkedHashMap<>();
    private final List<Subject> parties = new ArrayList<>();
    private final List<RecordRef> items = new ArrayList<>();
    private final List<DossierEvent> beforeLot = new ArrayList<>();
    private Stage stage = Stage.INITIATION;
    private boolean lotIsOpen;

    /**
     * Prepares the play.
     *
     * @param witnessing signs the witness items and incidents: the session key while it is valid
     */
    DossierPlay(Dossier dossier, Timeline timeline, Cast cast, Desk desk, Recorder witnessing) {
        this.dossier = dossier;
        this.timeline = timeline;
        this.cast = cast;
        this.desk = desk;
        this.witnessing = witnessing;
        this.evidence = new EvidencePlay(dossier, timeline, cast, desk);
    }

    /** The step under which an event is recorded. */
    static String step(DossierEvent event) {
        return "event " + event.seq();
    }

    /** Plays one event with the files that it names; an event that the contracts do not record leaves no record. */
    void play(DossierEvent event) throws InterruptedException {
        if (lotIsOpen && (event.isReadableAtOnce() || event.type().isCovered())) {
            goOnTo(Nodes.stage(event.node()), timeline.moved(event.at()));
        }
        if (!event.evidence().isEmpty()) {
            evidence.register(event.evidence());
        }
        record(event);
    }

    private void record(DossierEvent event) throws InterruptedException {
        JsonObject body = event.body();
        switch (event.type()) {
            case PROJECT_REGISTERED ->
                outsideLot(event, DossierFacts.project(body), organisation(body.string("tenderer")));
            case AGENCY_APPOINTED ->
                outsideLot(
                        event, DossierFacts.tender(dossier.lot().tender(), body), organisation(body.string("agency")));
            case LOT_REGISTERED -> {
                inLot(event, cast.staff(), DossierFacts.lot(body), record -> {});
                lotIsOpen = true;
                for (DossierEvent before : beforeLot) {
                    item(before);
                }
                goOnTo(Nodes.stage(event.node()), timeline.moved(event.at()));
            }
            case WITNESS_ASSIGNED ->
                inLot(
                        event,
                        cast.staff(),
                        new Assignment(cast.witness().key().person(), body.integer("alsoServes")),
                        record -> {});
            case WITNESS_ITEM ->
                items.add(inLot(event, witnessing, WitnessFacts.item(body, event.evidence()), referring(body))
                        .ref());
            case INCIDENT_RECORDED -> incident(event);
            case INCIDENT_ESCALATED -> {
                ReadableRecord incident = incident(body);
                inLot(
                        event,
                        cast.staff(),
                        WitnessFacts.escalation(body, incident.ref(), event.evidence()),
                        aboutIncident(incident));
            }
            case BEHAVIOUR_RECORDED -> {
                ReadableRecord incident = incident(body);
                inLot(
                        event,
                        cast.staff(),
                        WitnessFacts.referral(body, incident.ref(), Registrations.SUPERVISOR),
                        aboutIncident(incident));
            }
            case CERTIFICATE_ISSUED ->
                inLot(event, cast.witness(), WitnessFacts.certificate(body, dossier.lot(), items), record -> {
                    record.subjects(parties).refs(items);
                    incidents.values().forEach(incident -> record.ref(incident.ref()));
                });
            case DOSSIER_ARCHIVED -> goOnTo(Stage.ARCHIVED, timeline.moved(event.at()));
            // The stage is the record of the opening; the files of event 46 are registered above.
            case OPENING_BEGUN, EVIDENCE_SEALED -> {}
            case PROJECT_APPROVED -> beforeLot.add(event);
            case ROOMS_BOOKED,
                    NOTICE_PUBLISHED,
                    NOTICE_AMENDED,
                    SESSION_OPENED,
                    OBJECTION_RAISED,
                    OBJECTION_ANSWERED,
                    OPENING_RECORD_SIGNED,
                    SESSION_CLOSED,
                    CANDIDATES_PUBLISHED,
                    AWARD_DECIDED,
                    AWARD_NOTICE_ISSUED,
                    FORMS_SUBMITTED,
                    RISK_ASSESSMENT_COMPLETED,
                    CONTRACT_SIGNED,
                    DEPOSITS_RETURNED,
                    PERFORMANCE_INSPECTED,
                    PAYMENT_MADE,
                    WORKS_COMPLETED,
                    ACCEPTANCE_PASSED -> item(event);
            case BID_COMMITTED,
                    BIDS_LOCKED,
                    BID_REVEALED,
                    BID_NOT_DECRYPTED,
                    EXPERTS_DRAWN,
                    EXPERT_CHECKED_IN,
                    EVALUATION_SCORED,
                    EVALUATION_REPORTED -> {}
        }
    }

    private void incident(DossierEvent event) throws InterruptedException {
        Subject subject = subject(event.body().string("subject"));
        ReadableRecord record = inLot(
                event, witnessing, WitnessFacts.incident(event.body(), subject, event.evidence()), about(subject));
        incidents.put(event.body().integer("incident"), record);
    }

    private void item(DossierEvent event) throws InterruptedException {
        inLot(event, cast.staff(), DossierFacts.item(event), record -> {});
    }

    private void goOnTo(Stage wanted, Instant at) throws InterruptedException {
        while (!stage.hasReached(wanted)) {
            Stage next = stage.next().orElseThrow();
            String step = "stage " + next;
            // What was remembered is sent again as it is.
            Optional<StageRoot> root = desk.remembers(step)
                    ? Optional.empty()
                    : Optional.of(cast.staff().gateway().stageRoot(dossier.lot(), desk.lastBlock()));
            desk.record(
                    step,
                    cast.staff(),
                    new StageStep(stage, next, Optional.empty(), root, Optional.empty()),
                    at,
                    record -> record.lot(dossier.lot()));
            stage = next;
            if (stage == Stage.AWARD) {
                desk.openAll(cast.staff(), at);
                evidence.storeHeldBack();
            }
        }
    }

    /** Records what stands above the lots, and remembers its party for the certificate. */
    private void outsideLot(DossierEvent event, RecordBody fact, Subject party) throws InterruptedException {
        parties.add(party);
        desk.record(step(event), cast.staff(), fact, timeline.moved(event.at()), about(party));
    }

    private ReadableRecord inLot(
            DossierEvent event, Recorder by, RecordBody fact, Consumer<ReadableRecord.Builder> more)
            throws InterruptedException {
        LotCode lot = dossier.lot();
        Instant at = timeline.moved(event.at());
        Consumer<ReadableRecord.Builder> whole = record -> {
            record.lot(lot);
            if (event.receivedAt().isAfter(event.at())) {
                record.receivedAt(timeline.moved(event.receivedAt()));
            }
            more.accept(record);
        };
        ReadableRecord record = event.isReadableAtOnce()
                ? desk.record(step(event), by, fact, at, whole)
                : desk.seal(step(event), by, fact, at, whole);
        recordOf.put(event.seq(), record.ref());
        return record;
    }

    /** References of an item to the events that the play has records of; the others come with their capability. */
    private Consumer<ReadableRecord.Builder> referring(JsonObject body) {
        List<RecordRef> refs = new ArrayList<>();
        JsonArray named = body.optionalArray("refs").orElse(JsonArray.of());
        for (int i = 0; i < named.size(); i++) {
            RecordRef ref = recordOf.get(Math.toIntExact(named.integer(i)));
            if (ref != null) {
                refs.add(ref);
            }
        }
        return record -> record.refs(refs);
    }

    private ReadableRecord incident(JsonObject body) {
        ReadableRecord incident = incidents.get(body.integer("incident"));
        if (incident == null) {
            throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "the dossier has no incident %d", body.integer("incident"));
        }
        return incident;
    }

    private static Consumer<ReadableRecord.Builder> aboutIncident(ReadableRecord incident) {
        return record -> record.subjects(incident.subjects()).ref(incident.ref());
    }

    private static Consumer<ReadableRecord.Builder> about(Subject subject) {
        return record -> record.subject(subject);
    }

    private static Subject subject(String text) {
        return text.startsWith(Subject.PERSON_PREFIX) ? Subject.parse(text) : organisation(text);
    }

    private static Subject organisation(String code) {
        return new Subject.Organisation(UnifiedCreditCode.parse(code));
    }
}
