/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianzheng.evidence.Cases;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.answer.BlockRange;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.dossier.Completion;
import org.jianzheng.model.dossier.Deferral;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.dossier.StatusChange;
import org.jianzheng.model.dossier.Tender;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Revocation;
import org.jianzheng.model.witness.Assignment;
import org.jianzheng.model.witness.Handover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** States at earlier moments on which both verifiers must agree: {@code cases/verifier/states.ndjson}. */
class StateVectorsTest {
    private static final String VECTORS = "states.ndjson";
    private static final String TRUST = "state-trust.json";
    private static final LotCode LOT = LotCode.parse("E14090000G3002061001003");

    @TempDir
    Path folder;

    private final List<JsonObject> vectors = new ArrayList<>();

    @Test
    void every_state_is_as_the_vectors_say() throws IOException {
        List<JsonObject> read = Files.readAllLines(Cases.file("verifier/" + VECTORS)).stream()
                .map(line -> CanonicalJson.parse(line.getBytes(StandardCharsets.UTF_8), 1 << 20)
                        .asObject())
                .toList();
        assertThat(read).hasSizeGreaterThan(30);
        for (JsonObject vector : read) {
            assertThat(expected(vector)).as(vector.toString()).isEqualTo(vector.object("expected"));
        }
    }

    /** With new keys each time: {@code -Dvectors=states}. */
    @Test
    @EnabledIfSystemProperty(named = "vectors", matches = "states")
    void make() throws IOException {
        try (SignedLog log = new SignedLog(folder.resolve("log"))) {
            SignedRecords records = new SignedRecords(log);
            PrivateKey other = PrivateKeys.generate(SignatureAlgorithm.ED25519, log.random());
            PrivateKey registrar = log.city().registrar();
            PersonRef first = PersonRef.random(log.random());
            PersonRef second = PersonRef.random(log.random());
            log.append(records.key(other, Role.CENTRE_WITNESS, Duration.ofDays(30), registrar));
            List<RecordBody> early = List.of(
                    Project.fromJson(
                            json("{\"budgetFen\":5000000,\"category\":\"工程\",\"name\":\"虚构项目 invented\",\"project\":\""
                                    + LOT.tender().project() + "\",\"tenderer\":\"91350100M000100Y43\"}")),
                    Tender.fromJson(json("{\"tender\":\"" + LOT.tender() + "\"}")));
            early.forEach(body -> log.append(records.sign(body, records.session())));
            List<RecordBody> ofLot = List.of(
                    Lot.plain(),
                    new Assignment(first, 0),
                    step("INITIATION", "TENDERING"),
                    status("PAUSED"),
                    status("RUNNING"),
                    Deferral.fromJson(json("{\"due\":\"2026-05-01\",\"item\":\"RISK_ASSESSMENT\",\"missing\":\"x\"}")),
                    Deferral.fromJson(json("{\"due\":\"2026-05-01\",\"item\":\"CONTRACT\",\"missing\":\"x\"}")),
                    new Handover(first, second, "交接"),
                    Completion.fromJson(json("{\"item\":\"RISK_ASSESSMENT\",\"text\":\"x\"}")),
                    StageStep.fromJson(json("{\"from\":\"TENDERING\",\"notApplicable\":\"x\",\"to\":\"AWARD\"}")),
                    Completion.fromJson(json("{\"item\":\"CONTRACT\",\"text\":\"x\"}")));
            ofLot.forEach(body -> log.append(ofLot(log, body, records.session())));
            log.append(records.sign(
                    new Revocation(other.publicKey().keyId(), "调离", log.clock().instant()), registrar));
            long last = log.body().state().block();
            write(TRUST, log.trust().canonical());
            HeadKey lot = new HeadKey(HeadKind.LOT, LOT.value());
            HeadKey witness = new HeadKey(HeadKind.WITNESS, LOT.value());
            HeadKey project =
                    new HeadKey(HeadKind.PROJECT, LOT.tender().project().value());
            HeadKey key = new HeadKey(HeadKind.KEY, other.publicKey().keyId().value());
            HeadKey own =
                    new HeadKey(HeadKind.KEY, registrar.publicKey().keyId().value());
            String lots = answer(log, "state-lot.eva", AnswerRequest.all(new IndexKey(IndexName.LOT, lot.id())));
            String tender = answer(
                    log,
                    "state-tender.eva",
                    AnswerRequest.all(new IndexKey(IndexName.LOT, LOT.tender().value())));
            String projects =
                    answer(log, "state-project.eva", AnswerRequest.all(new IndexKey(IndexName.LOT, project.id())));
            String keys = answer(log, "state-key.eva", AnswerRequest.all(new IndexKey(IndexName.REF, key.id())));
            String owns = answer(log, "state-registrar.eva", AnswerRequest.all(new IndexKey(IndexName.REF, own.id())));
            for (long block = 3; block <= last + 1; block++) {
                add(lot, Long.toString(block), lots, tender);
                add(witness, Long.toString(block), tender, lots);
                add(key, Long.toString(block), keys);
            }
            for (String moment : List.of("4", "2026-03-16T01:00:00Z", "2026-03-16T01:30:06Z", "2027-01-01T00:00:00Z")) {
                add(project, moment, projects);
                add(own, moment, owns);
                add(lot, moment, lots, tender);
            }
            add(lot, Long.toString(last), lots);
            add(lot, Long.toString(last), tender);
            String some = answer(
                    log,
                    "state-some.eva",
                    AnswerRequest.all(new IndexKey(IndexName.LOT, lot.id())).in(new BlockRange(0, last - 3)));
            add(lot, Long.toString(last - 3), some, tender);
            add(lot, Long.toString(last - 2), some, tender);
            add(lot, "2026-03-16T01:30:06Z", some, tender);
            log.append(ofLot(log, step("OPENING", "EVALUATION"), records.session()));
            log.append(ofLot(log, status("FAILED"), records.session()));
            String wrong = answer(log, "state-wrong.eva", AnswerRequest.all(new IndexKey(IndexName.LOT, lot.id())));
            add(lot, Long.toString(last), wrong, tender);
            add(lot, Long.toString(last + 1), wrong, tender);
        }
        write(
                VECTORS,
                vectors.stream()
                        .map(JsonObject::toString)
                        .collect(Collectors.joining("\n", "", "\n"))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject json(String text) {
        return CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8), 1 << 16)
                .asObject();
    }

    private static RecordBody step(String from, String to) {
        return StageStep.fromJson(json("{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}"));
    }

    private static RecordBody status(String to) {
        return StatusChange.fromJson(json("{\"reason\":\"x\",\"to\":\"" + to + "\"}"));
    }

    private static ReadableRecord ofLot(SignedLog log, RecordBody body, PrivateKey signer) {
        RecordId id = RecordId.generate(log.clock(), log.random());
        return ReadableRecord.builder(body, id, log.city().id(), log.clock().instant(), Salt.random(log.random()))
                .lot(LOT)
                .sign(signer);
    }

    private static String answer(SignedLog log, String file, AnswerRequest request) throws IOException {
        IndexAnswer answer = log.answer(request);
        write(file, answer.canonical());
        return file;
    }

    private static void write(String file, byte[] content) throws IOException {
        Files.write(Cases.file("verifier").resolve(file), content);
    }

    private void add(HeadKey head, String asOf, String... answers) {
        JsonObject vector = JsonObject.builder()
                .put("head", head.kind().wireName() + "/" + head.id())
                .put("asOf", asOf)
                .put("answers", JsonArray.ofStrings(List.of(answers)))
                .build();
        vectors.add(vector.with("expected", expected(vector)));
    }

    /** The steps with the state after each, or the code with which folding is refused. */
    private static JsonObject expected(JsonObject vector) {
        String head = vector.string("head");
        int slash = head.indexOf('/');
        HeadKey key = new HeadKey(HeadKind.parse(head.substring(0, slash)), head.substring(slash + 1));
        List<AnswerSummary> answers = vector.array("answers").strings().stream()
                .map(StateVectorsTest::proved)
                .toList();
        try {
            PastState state = StateFold.of(key, AsOf.parse(vector.string("asOf")), answers);
            Stream<JsonObject> steps = state.steps().stream()
                    .map(step -> JsonObject.builder()
                            .put("record", step.entry().record().string("id"))
                            .put("state", step.head())
                            .build());
            return JsonObject.builder()
                    .put("steps", JsonArray.of(steps.toList()))
                    .build();
        } catch (Refusal refusal) {
            return JsonObject.builder().put("refused", refusal.code().name()).build();
        }
    }

    private static AnswerSummary proved(String file) {
        try {
            TrustRoot trust = TrustRoot.parse(Files.readAllBytes(Cases.file("verifier/" + TRUST)));
            return new AnswerVerifier(trust)
                    .verify(Files.readAllBytes(Cases.file("verifier/" + file)))
                    .answer()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
