/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageRoot;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.dossier.StageTemplate;
import org.jianzheng.model.dossier.TradeForm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.witness.Assignment;
import org.jianzheng.sample.client.CataloguesInForce;
import org.jianzheng.sample.dossier.Dossier;
import org.jianzheng.sample.dossier.DossierEvent;
import org.jianzheng.sample.dossier.EventType;

/**
 * Plays the dossier's events in their order.
 *
 * <p>What the dossier calls readable from the result is sealed when it happens and opened after the award. The lot's stage
 * goes on with the first event of each node.
 */
final class DossierPlay {
    private final Dossier dossier;
    private final PlayTimes times;
    private final Cast cast;
    private final Desk desk;
    private final EvidencePlay evidence;
    private final BidPlay bids;
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
    DossierPlay(Dossier dossier, PlayTimes times, Cast cast, Desk desk, Recorder witnessing, SecureRandom random) {
        this.dossier = dossier;
        this.times = times;
        this.cast = cast;
        this.desk = desk;
        this.witnessing = witnessing;
        this.evidence = new EvidencePlay(dossier, times, cast, desk);
        this.bids = new BidPlay(dossier, times, cast, desk, random);
    }

    /** The step under which an event is recorded. */
    static String step(DossierEvent event) {
        return "event " + event.seq();
    }

    /** Plays one event with the files that it names; returns whether it is on the ledger now. */
    boolean play(DossierEvent event) throws InterruptedException {
        if (event.type() == EventType.NOTICE_PUBLISHED) {
            bids.receive();
        }
        desk.awaitPast(times.moved(event.receivedAt()));
        if (lotIsOpen) {
            goOnTo(Nodes.stage(event.node()), times.moved(event.at()));
        }
        if (!event.evidence().isEmpty()) {
            evidence.register(event.evidence());
        }
        record(event);
        return !bids.isTooLate(event);
    }

    private void record(DossierEvent event) throws InterruptedException {
        JsonObject body = event.body();
        switch (event.type()) {
            case PROJECT_REGISTERED -> {
                outsideLot(event, DossierFacts.project(body), organisation(body.string("tenderer")));
                beforeLot.add(event);
            }
            case AGENCY_APPOINTED -> {
                outsideLot(
                        event, DossierFacts.tender(dossier.lot().tender(), body), organisation(body.string("agency")));
                beforeLot.add(event);
            }
            case LOT_REGISTERED -> {
                lot(event);
                lotIsOpen = true;
                for (DossierEvent before : beforeLot) {
                    goOnTo(Nodes.stage(before.node()), times.moved(event.at()));
                    inLot("item of " + step(before), before, cast.staff(), DossierFacts.item(before), record -> {});
                }
                goOnTo(Nodes.stage(event.node()), times.moved(event.at()));
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
            case DOSSIER_ARCHIVED -> goOnTo(Stage.ARCHIVED, times.moved(event.at()));
            // The files of event 46 are registered above, and bids are locked by time alone.
            case EVIDENCE_SEALED, BIDS_LOCKED -> {}
            case BID_COMMITTED -> bids.commit(event);
            case BID_REVEALED -> bids.reveal(event);
            case BID_NOT_DECRYPTED -> bids.notDecrypted(event, witnessing);
            case OPENING_BEGUN -> bids.open(event, witnessing);
            case OPENING_RECORD_SIGNED -> {
                bids.conclude(event, witnessing);
                item(event);
            }
            case PROJECT_APPROVED -> beforeLot.add(event);
            case ROOMS_BOOKED,
                    NOTICE_PUBLISHED,
                    NOTICE_AMENDED,
                    SESSION_OPENED,
                    OBJECTION_RAISED,
                    OBJECTION_ANSWERED,
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
                    ACCEPTANCE_PASSED,
                    EXPERTS_DRAWN,
                    EVALUATION_SCORED,
                    EVALUATION_REPORTED -> item(event);
            case EXPERT_CHECKED_IN -> {
                PersonRef expert = event.person().orElseThrow();
                inLot(event, cast.staff(), WitnessFacts.checkIn(body, expert), about(new Subject.Person(expert)));
            }
        }
    }

    private void lot(DossierEvent event) throws InterruptedException {
        Optional<StageTemplate> template = new CataloguesInForce(cast.staff().gateway())
                .template(dossier.lot().project(), TradeForm.TENDER, Dates.of(times.moved(event.at())));
        ReadableRecord opened = inLot(event, cast.staff(), DossierFacts.lot(event.body(), template), record -> {});
        bids.opened(Lot.fromJson(opened.body()));
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
        desk.record(step(event), cast.staff(), fact, times.moved(event.at()), about(party));
    }

    private ReadableRecord inLot(
            DossierEvent event, Recorder by, RecordBody fact, Consumer<ReadableRecord.Builder> more)
            throws InterruptedException {
        return inLot(step(event), event, by, fact, more);
    }

    private ReadableRecord inLot(
            String step, DossierEvent event, Recorder by, RecordBody fact, Consumer<ReadableRecord.Builder> more)
            throws InterruptedException {
        LotCode lot = dossier.lot();
        Instant at = times.moved(event.at());
        Consumer<ReadableRecord.Builder> whole = record -> {
            record.lot(lot);
            if (event.receivedAt().isAfter(event.at())) {
                record.receivedAt(times.moved(event.receivedAt()));
            }
            more.accept(record);
        };
        ReadableRecord record = event.isReadableAtOnce()
                ? desk.record(step, by, fact, at, whole)
                : desk.seal(step, by, fact, at, whole);
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
