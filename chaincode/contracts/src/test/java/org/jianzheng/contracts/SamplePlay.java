/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.DealCode;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.ProjectCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.Tender;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.witness.Assignment;
import org.jianzheng.model.witness.Certificate;
import org.jianzheng.model.witness.Certificate.CertifiedLot;
import org.jianzheng.model.witness.Certificate.Countersigned;
import org.jianzheng.model.witness.CountersignResult;
import org.jianzheng.model.witness.Escalation;
import org.jianzheng.model.witness.EscalationStep;
import org.jianzheng.model.witness.Incident;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;
import org.jianzheng.model.witness.Referral;

/**
 * Plays those events of the sample dossier that have records of their own: what is readable at once in clear, what is
 * readable with the result sealed first and opened after the award.
 */
final class SamplePlay {
    private static final List<Stage> STAGES = List.of(Stage.values());
    private static final List<String> NODES = List.of("立项", "招标", "开标", "评标", "中标", "标后履约", "竣工验收");

    private record Kept(SealedRecord sealed, ReadableRecord content) {}

    private final Play play;
    private final JsonObject manifest;
    private final List<JsonObject> events;
    private final Map<Long, ReadableRecord> bySeq = new HashMap<>();
    private final List<Kept> toOpen = new ArrayList<>();
    private final List<RecordRef> items = new ArrayList<>();
    private final List<RecordRef> incidents = new ArrayList<>();
    private final Set<Long> played = new HashSet<>();
    private Stage stage = Stage.INITIATION;

    SamplePlay(Play play, Path dossier) throws IOException {
        this.play = play;
        this.manifest = CanonicalJson.parseObject(Files.readString(dossier.resolve("manifest.json")));
        try (var lines = Files.lines(dossier.resolve("dossier.ndjson"))) {
            this.events = lines.map(CanonicalJson::parseObject).toList();
        }
    }

    /** The numbers of the events that were played. */
    Set<Long> play() {
        play.registered();
        for (JsonObject event : events) {
            enter(STAGES.get(NODES.indexOf(event.string("node"))));
            body(event).ifPresent(action -> played.add(event.integer("seq")));
        }
        return played;
    }

    private void enter(Stage next) {
        while (stage != next) {
            Stage following = stage.next().orElseThrow();
            play.accept(play.step(stage, following));
            stage = following;
            if (stage == Stage.AWARD) {
                toOpen.forEach(kept -> play.accept(play.opening(play.staff, kept.sealed(), kept.content())));
            }
        }
    }

    private Optional<Envelope> body(JsonObject event) {
        JsonObject body = event.object("body");
        return switch (event.string("type")) {
            case "project.registered" -> {
                play.accept(project(body));
                yield Optional.of(openTenderAndLot());
            }
            case "witness.assigned" ->
                Optional.of(clear(
                        play.staff, new Assignment(play.witness.person(), body.integer("alsoServes")), draft -> draft));
            case "witness.item" -> Optional.of(item(event, body));
            case "incident.recorded" -> Optional.of(incident(event, body));
            case "incident.escalated" -> Optional.of(escalation(event, body));
            case "evidence.sealed" -> Optional.of(files());
            case "behaviour.recorded" -> Optional.of(referral(body));
            case "certificate.issued" -> Optional.of(certificate(body));
            default -> Optional.empty();
        };
    }

    private ReadableRecord project(JsonObject body) {
        ExplainedCode tenderer = ExplainedCode.of(UnifiedCreditCode.parse(body.string("tenderer")));
        return play.record(
                play.staff,
                new Project(
                        ProjectCode.parse(body.string("projectCode")),
                        body.string("name"),
                        body.string("category"),
                        tenderer,
                        new AmountFen(body.integer("budgetFen")),
                        body.optionalString("collectiveDecision")),
                draft -> draft.subject(tenderer.subject()));
    }

    /** The dossier names agency and lot only later (seq 3 and 4), but its first events already belong to the lot. */
    private ReadableRecord openTenderAndLot() {
        JsonObject registered = event("lot.registered").object("body");
        ExplainedCode agency = ExplainedCode.of(
                UnifiedCreditCode.parse(event("agency.appointed").object("body").string("agency")));
        LotCode lot = LotCode.parse(registered.string("lotCode"));
        play.accept(play.record(
                play.staff, new Tender(lot.tender(), Optional.of(agency)), draft -> draft.subject(agency.subject())));
        List<DealCode> codes = registered.array("otherCodes").objects().stream()
                .map(code -> new DealCode(code.string("scheme"), code.string("value")))
                .toList();
        return play.accept(
                play.record(play.staff, new Lot(Optional.empty(), Optional.empty(), codes), draft -> draft.lot(lot)));
    }

    private JsonObject event(String type) {
        return events.stream()
                .filter(event -> event.string("type").equals(type))
                .findFirst()
                .orElseThrow();
    }

    private ReadableRecord item(JsonObject event, JsonObject body) {
        ReadableRecord record = put(
                event,
                play.session,
                new Item(
                        ItemCode.valueOf(body.string("item")),
                        body.string("text"),
                        ItemResult.valueOf(body.string("result")),
                        body.optionalString("fact"),
                        evidence(event)),
                draft -> draft.refs(known(body)));
        items.add(record.ref());
        return record;
    }

    private List<RecordRef> known(JsonObject body) {
        return body.optionalArray("refs").stream()
                .flatMap(JsonArray::stream)
                .map(seq -> bySeq.get(Long.parseLong(seq.toString(), 10)))
                .filter(Objects::nonNull)
                .map(ReadableRecord::ref)
                .toList();
    }

    private ReadableRecord incident(JsonObject event, JsonObject body) {
        Subject subject = subject(body.string("subject"));
        ReadableRecord record = put(
                event,
                play.session,
                new Incident(body.integer("incident"), subject, body.string("text"), evidence(event)),
                draft -> draft.subject(subject));
        incidents.add(record.ref());
        return record;
    }

    private ReadableRecord escalation(JsonObject event, JsonObject body) {
        ReadableRecord incident = incident(body.integer("incident"));
        return put(
                event,
                play.staff,
                new Escalation(incident.ref(), EscalationStep.DISSUADED, body.string("result"), evidence(event)),
                draft -> draft.subjects(incident.subjects()).ref(incident.ref()));
    }

    private ReadableRecord referral(JsonObject body) {
        ReadableRecord incident = incident(body.integer("incident"));
        return clear(
                play.staff,
                new Referral(incident.ref(), Play.HOUSING, body.string("kind")),
                draft -> draft.subjects(incident.subjects()).ref(incident.ref()));
    }

    private ReadableRecord incident(long number) {
        return bySeq.values().stream()
                .filter(record -> record.body().optionalInteger("number").orElse(0) == number)
                .findFirst()
                .orElseThrow();
    }

    private Envelope files() {
        ReadableRecord last = null;
        for (JsonObject file : manifest.array("files").objects()) {
            EvidenceId evidence = EvidenceId.parse(file.string("evidenceId"));
            ReadableRecord registered = clear(
                    play.staff,
                    new FileRegistration(
                            evidence,
                            new DualDigest(
                                    Digest.parse(HashSuite.SHA_256, file.string("sha256")),
                                    Digest.parse(HashSuite.SM3, file.string("sm3"))),
                            file.integer("size"),
                            file.string("mediaType"),
                            FileRegistration.Source.UNKNOWN,
                            Confidentiality.valueOf(file.string("confidentiality")),
                            Optional.empty()),
                    draft -> draft);
            last = clear(
                    play.staff,
                    new CaptureStatement(
                            evidence,
                            file.optionalString("device").orElse("unknown"),
                            "sample",
                            1,
                            8,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    draft -> draft.ref(registered.ref()));
        }
        return Objects.requireNonNull(last);
    }

    private ReadableRecord certificate(JsonObject body) {
        JsonObject parties = body.object("countersigned");
        Certificate certificate = new Certificate(
                Play.TENDER,
                List.of(new CertifiedLot(Play.LOT, body.integer("incidents"))),
                new Countersigned(
                        CountersignResult.valueOf(parties.string("tenderer")),
                        parties.optionalString("agency").map(CountersignResult::valueOf),
                        parties.optionalString("refusalReason")),
                items);
        return clear(
                play.witness,
                certificate,
                draft -> draft.subject(Play.TENDERER)
                        .subject(Play.AGENCY)
                        .refs(items)
                        .refs(incidents));
    }

    /** In clear, or sealed until the result if it is not readable at once. */
    private ReadableRecord put(
            JsonObject event, Actor by, RecordBody body, UnaryOperator<ReadableRecord.Builder> more) {
        ReadableRecord record = play.record(by, body, draft -> more.apply(draft.lot(Play.LOT)));
        if (event.string("readableFrom").equals("RESULT")) {
            toOpen.add(new Kept(play.accept(play.seal(by, record, OpeningClass.RESULT)), record));
        } else {
            play.accept(record);
        }
        bySeq.put(event.integer("seq"), record);
        return record;
    }

    private ReadableRecord clear(Actor by, RecordBody body, UnaryOperator<ReadableRecord.Builder> more) {
        return play.accept(play.record(by, body, draft -> more.apply(draft.lot(Play.LOT))));
    }

    private static List<EvidenceId> evidence(JsonObject event) {
        return event.array("evidence").strings().stream().map(EvidenceId::parse).toList();
    }

    private static Subject subject(String text) {
        return text.startsWith("person:")
                ? new Subject.Person(PersonRef.parse(text))
                : new Subject.Organisation(UnifiedCreditCode.parse(text));
    }
}
