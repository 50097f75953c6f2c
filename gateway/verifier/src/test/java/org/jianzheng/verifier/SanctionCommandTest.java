/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jianzheng.evidence.answer.AnswerBuilder;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.MeasureCatalogue;
import org.jianzheng.model.catalogue.SignatureMatrix;
import org.jianzheng.model.catalogue.SignatureMatrix.Row;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Licence;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.Ballot;
import org.jianzheng.model.sanction.DecisionProposal;
import org.jianzheng.model.sanction.Draft;
import org.jianzheng.model.sanction.HearingNotice;
import org.jianzheng.model.sanction.LegalReview;
import org.jianzheng.model.sanction.OfficerSignature;
import org.jianzheng.model.sanction.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two departments that decide jointly on one company; all of it is invented. */
class SanctionCommandTest {
    private static final CatalogueVersion MEASURES = new CatalogueVersion("TEST-MEASURES", "1");
    private static final CatalogueVersion MATRIX = new CatalogueVersion("TEST-MATRIX", "1");
    private static final CatalogueVersion DAYS = new CatalogueVersion("TEST-DAYS", "2026");
    private static final Subject COMPANY = Subject.parse("org:91999999B00000019A");
    private static final String TEXT = "处理决定书(虚构)";
    private static final Instant BEGUN = SignedLog.START.minus(Duration.ofDays(20));
    /** Far behind any day on which this test runs, since the commands sign by the machine's clock. */
    private static final Instant KEYS_UNTIL = Instant.parse("2100-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final List<IndexKey> answers = new ArrayList<>();
    private SignedLog log;
    private Bureau housing;
    private Bureau reform;
    private ReadableRecord draft;
    private ReadableRecord proposal;
    private String matrixRecord = "";

    /** A department with its people, and their keys. */
    private final class Bureau {
        private final DepartmentId id;
        private final Post head = new Post();
        private final Post officer = new Post();
        private final Post second = new Post();
        private final Post reviewer = new Post();
        private final PrivateKey seal = key();

        Bureau(String name) {
            id = DepartmentId.parse(name);
            append(new Department(
                    id,
                    name + "(虚构)",
                    log.regulator().id(),
                    List.of(
                            new Department.Post(head.person, Department.Duty.HEAD),
                            new Department.Post(officer.person, Department.Duty.OFFICER),
                            new Department.Post(second.person, Department.Duty.OFFICER),
                            new Department.Post(reviewer.person, Department.Duty.LEGAL_REVIEWER))));
            List.of(head, officer, second, reviewer).forEach(Post::register);
            register(seal, new Holder.Department(id), Role.DEPARTMENT_SEAL, Optional.empty());
        }
    }

    /** A licensed officer. */
    private final class Post {
        private final PersonRef person = PersonRef.random(log.random());
        private final PrivateKey key = key();

        void register() {
            SanctionCommandTest.this.register(
                    key,
                    new Holder.Person(person),
                    Role.INDUSTRY_SUPERVISOR,
                    Optional.of(new Licence("执法-001", BEGUN, KEYS_UNTIL)));
        }
    }

    @BeforeEach
    void begin() throws IOException {
        log = new SignedLog(folder.resolve("log"));
        Files.write(path("trust.json"), log.trust().canonical());
        Files.writeString(path("text"), TEXT);
        append(new Organisation(
                log.regulator().id(),
                new Organisation.Name("某市公共资源交易监督管理办公室", "City supervision office"),
                log.regulator().kind(),
                Optional.empty(),
                log.regulator().registrar().publicKey()));
        answers.add(new IndexKey(
                IndexName.REF, log.regulator().registrar().publicKey().keyId().value()));
        housing = new Bureau("housing");
        reform = new Bureau("reform");
        bring(DAYS, new WorkingDays(2026, new TreeSet<>(), new TreeSet<>()));
        bring(
                MEASURES,
                new MeasureCatalogue(
                        List.of(new Measure(
                                "BAR",
                                "限制投标(虚构)",
                                Measure.Kind.RESTRICTION,
                                new LegalBasis("某条例(虚构)", "第六十七条", LegalBasis.Rank.ADMINISTRATIVE_REGULATION),
                                Optional.of(Measure.Severity.GENERAL))),
                        List.of("监督网站(虚构)")));
        bring(
                MATRIX,
                new SignatureMatrix(List.of(
                        Row.ofCatalogueChange(reform.id),
                        new Row(
                                Optional.empty(),
                                Optional.of("房建"),
                                Optional.empty(),
                                List.of(housing.id, reform.id)))));
        matrixRecord = answers.getLast().key();
        propose();
    }

    @AfterEach
    void end() {
        log.close();
    }

    private void propose() {
        Action bar = new Action(COMPANY, "BAR", Scope.EVERYTHING, Optional.of(Term.months(6)), Optional.empty());
        draft = step(
                new Draft(
                        housing.id,
                        MEASURES,
                        "房建",
                        "某市",
                        List.of(bar),
                        digest("事实"),
                        List.of(),
                        Optional.empty(),
                        Optional.of("不涉及标段")),
                BEGUN,
                housing.officer.key);
        answers.add(new IndexKey(IndexName.STANDING, draft.ref().toString()));
        step(new HearingNotice(draft.ref(), LocalDate.of(2026, 2, 24), DAYS), BEGUN, housing.officer.key);
        Instant later = BEGUN.plus(Duration.ofDays(15));
        step(new LegalReview(draft.ref(), digest(TEXT), digest("审核意见")), later, housing.reviewer.key);
        proposal =
                step(new DecisionProposal(draft.ref(), MATRIX, digest(TEXT), List.of(bar)), later, housing.officer.key);
    }

    @Test
    void verifies_a_decision_that_every_department_of_the_matrix_has_signed() throws IOException { // invariant 8
        decide();
        assertThat(run("verify", "--text", path("text").toString()))
                .as("%s", out)
                .isZero();
        assertThat(out.toString())
                .contains("DECIDED  " + draft.ref(), "限制投标(虚构)", "6 MONTHS", "housing(虚构)", "APPROVE")
                .contains("DEPARTMENT_SEAL department:housing");
    }

    @Test
    void says_who_has_not_signed_yet() throws IOException { // invariant 8
        agree(housing);
        assertThat(run("verify")).isEqualTo(2);
        assertThat(out.toString())
                .containsSubsequence("PROPOSED", "housing(虚构)", "2/2", "APPROVE", "reform(虚构)", "0/2", "–");
    }

    @Test
    void finds_a_ballot_without_the_seal_of_its_department() throws IOException { // invariant 7
        officersSign(reform);
        step(ballot(reform), SignedLog.START, reform.head.key, housing.seal);
        assertThat(run("verify")).isEqualTo(3);
        assertThat(out.toString()).contains("SIGNATURE_MISSING");
    }

    @Test
    void finds_a_signature_by_somebody_without_that_post() throws IOException {
        step(signature(housing), SignedLog.START, housing.head.key);
        assertThat(run("verify")).isEqualTo(3);
        assertThat(out.toString()).contains("NOT_ASSIGNED");
    }

    @Test
    void finds_another_text() throws IOException {
        decide();
        Files.writeString(path("text"), TEXT + "。");
        assertThat(run("verify", "--text", path("text").toString())).isEqualTo(1);
    }

    @Test
    void cannot_tell_without_the_matrix_or_a_key() throws IOException {
        decide();
        IndexKey matrix = answers.stream()
                .filter(key -> key.equals(new IndexKey(IndexName.RECORD, matrixRecord)))
                .findFirst()
                .orElseThrow();
        answers.remove(matrix);
        assertThat(run("verify")).isEqualTo(4);
        answers.add(matrix);
        answers.remove(
                new IndexKey(IndexName.REF, reform.seal.publicKey().keyId().value()));
        assertThat(run("verify")).isEqualTo(4);
        assertThat(out.toString()).contains("KEY_UNKNOWN");
    }

    @Test
    void shows_an_officer_what_is_signed_and_signs_only_when_told_to() throws IOException {
        assertThat(sign("sign", housing.officer.key, "--department", "housing")).isZero();
        assertThat(out.toString()).contains("限制投标(虚构)", "Nothing was signed");
        assertThat(path("signed.json")).doesNotExist();
        assertThat(sign("sign", housing.officer.key, "--department", "housing", "--yes"))
                .as("%s", out)
                .isZero();
        ReadableRecord signed = signed();
        assertThat(OfficerSignature.fromJson(signed.body()).text()).isEqualTo(digest(TEXT));
        assertThat(signed.refs()).contains(draft.ref(), proposal.ref());
    }

    @Test
    void signs_nothing_that_the_contract_would_refuse() throws IOException {
        assertThat(sign("sign", housing.reviewer.key, "--department", "housing", "--yes"))
                .isEqualTo(3);
        assertThat(out.toString()).contains("NOT_ASSIGNED");
        Files.writeString(path("text"), "另一文本");
        assertThat(sign("sign", housing.officer.key, "--department", "housing", "--yes"))
                .isEqualTo(3);
        assertThat(out.toString()).contains("DIGEST_MISMATCH");
        assertThat(path("signed.json")).doesNotExist();
    }

    @Test
    void signs_a_ballot_under_the_seal() throws IOException {
        officersSign(reform);
        Files.writeString(path("seal.key"), PrivateKeys.write(reform.seal));
        assertThat(sign("ballot", reform.head.key, "--department", "reform", "--choice", "APPROVE", "--yes"))
                .as("without the seal")
                .isEqualTo(3);
        assertThat(sign(
                        "ballot",
                        reform.head.key,
                        "--department",
                        "reform",
                        "--choice",
                        "APPROVE",
                        "--seal",
                        path("seal.key").toString(),
                        "--yes"))
                .as("%s", out)
                .isZero();
        ReadableRecord signed = signed();
        assertThat(Ballot.fromJson(signed.body()).choice()).isEqualTo(Ballot.Choice.APPROVE);
        assertThat(signed.signatures()).hasSize(2);
    }

    @Test
    void decides_nothing_alone_that_departments_decide_jointly() throws IOException { // invariant 8
        Files.writeString(path("reasons"), "理由");
        assertThat(conclude("CONFIRMED")).isEqualTo(3);
        assertThat(out.toString()).contains("STATE_FORBIDS");
        assertThat(conclude("DROPPED")).as("%s", out).isZero();
    }

    @Test
    void asks_a_gateway_for_everything_that_a_decision_rests_on() throws IOException {
        decide();
        try (DecisionGateway gateway = new DecisionGateway(log)) {
            assertThat(ask(gateway)).as("%s", out).isZero();
            assertThat(out.toString()).contains("DECIDED  " + draft.ref(), "housing(虚构)", "reform(虚构)");
        }
    }

    @Test
    void cannot_tell_what_a_gateway_keeps_back() throws IOException {
        decide();
        try (DecisionGateway gateway = new DecisionGateway(log)) {
            gateway.keepBack("/api/v1/heads/department/reform");
            assertThat(ask(gateway)).isEqualTo(4);
            assertThat(out.toString()).contains("REFERENCE_UNKNOWN", "reform");
            gateway.keepBack("/api/v1/index/standing");
            assertThat(ask(gateway)).isEqualTo(4);
            assertThat(out.toString()).contains("UNAUTHENTICATED");
        }
    }

    @Test
    void believes_no_answer_that_a_gateway_has_changed() throws IOException {
        decide();
        try (DecisionGateway gateway = new DecisionGateway(log)) {
            gateway.change("housing(虚构)", "another(虚构)");
            assertThat(ask(gateway)).isEqualTo(3);
        }
    }

    @Test
    void needs_files_or_a_gateway() {
        out.getBuffer().setLength(0);
        assertThat(execute(List.of(
                        "sanction",
                        "verify",
                        draft.id().value(),
                        "--trust",
                        path("trust.json").toString())))
                .isEqualTo(64);
        assertThat(out.toString()).contains("--gateway");
    }

    private int ask(DecisionGateway gateway) {
        out.getBuffer().setLength(0);
        return execute(List.of(
                "sanction",
                "show",
                draft.id().value(),
                "--gateway",
                gateway.url(),
                "--trust",
                path("trust.json").toString()));
    }

    private int execute(List<String> arguments) {
        PrintWriter writer = new PrintWriter(out, true);
        return JianzhengCommand.commandLine(writer, writer).execute(arguments.toArray(String[]::new));
    }

    private int conclude(String outcome) throws IOException {
        Files.writeString(path("own.key"), PrivateKeys.write(housing.head.key));
        return run(
                "decide",
                "--outcome",
                outcome,
                "--reasons",
                path("reasons").toString(),
                "--key",
                path("own.key").toString(),
                "--out",
                path("signed.json").toString(),
                "--yes");
    }

    private void decide() {
        agree(housing);
        agree(reform);
    }

    private void agree(Bureau bureau) {
        officersSign(bureau);
        step(ballot(bureau), SignedLog.START, bureau.head.key, bureau.seal);
    }

    private void officersSign(Bureau bureau) {
        step(signature(bureau), SignedLog.START, bureau.officer.key);
        step(signature(bureau), SignedLog.START, bureau.second.key);
    }

    private OfficerSignature signature(Bureau bureau) {
        return new OfficerSignature(draft.ref(), proposal.ref(), digest(TEXT), bureau.id);
    }

    private Ballot ballot(Bureau bureau) {
        return new Ballot(
                draft.ref(), proposal.ref(), digest(TEXT), bureau.id, Ballot.Choice.APPROVE, Optional.empty());
    }

    private static DualDigest digest(String text) {
        return DualDigest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private PrivateKey key() {
        return PrivateKeys.generate(SignatureAlgorithm.SM2, log.random());
    }

    private void register(PrivateKey key, Holder holder, Role role, Optional<Licence> licence) {
        log.append(builder(
                        new KeyRegistration(
                                key.publicKey(), holder, role, BEGUN, KEYS_UNTIL, licence, Optional.empty()),
                        BEGUN)
                .sign(log.regulator().registrar()));
        answers.add(new IndexKey(IndexName.REF, key.publicKey().keyId().value()));
    }

    private void bring(CatalogueVersion version, CatalogueContent content) {
        append(new Catalogue(version, LocalDate.of(2026, 1, 1), "示例(虚构)", content));
    }

    /** A record of the registrar, proved by its own answer. */
    private void append(RecordBody body) {
        ReadableRecord record = builder(body, BEGUN).sign(log.regulator().registrar());
        log.append(record);
        answers.add(new IndexKey(IndexName.RECORD, record.id().value()));
    }

    private ReadableRecord step(RecordBody body, Instant at, PrivateKey by, PrivateKey... others) {
        ReadableRecord.Builder builder = builder(body, at).subject(COMPANY);
        if (!(body instanceof Draft)) {
            builder.ref(draft.ref());
        }
        ReadableRecord record = builder.sign(by, others);
        log.append(record);
        if (body instanceof Draft) {
            answers.add(new IndexKey(IndexName.RECORD, record.id().value()));
        }
        return record;
    }

    private ReadableRecord.Builder builder(RecordBody body, Instant at) {
        return ReadableRecord.builder(
                body,
                RecordId.generate(log.clock(), log.random()),
                log.regulator().id(),
                at,
                Salt.random(log.random()));
    }

    private ReadableRecord signed() throws IOException {
        return (ReadableRecord) Envelope.parse(CanonicalJson.parseObject(Files.readAllBytes(path("signed.json"))));
    }

    private int sign(String command, PrivateKey key, String... options) throws IOException {
        Files.writeString(path("own.key"), PrivateKeys.write(key));
        List<String> more = new ArrayList<>(List.of(
                "--text",
                path("text").toString(),
                "--key",
                path("own.key").toString(),
                "--out",
                path("signed.json").toString()));
        more.addAll(List.of(options));
        return run(command, more.toArray(String[]::new));
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private int run(String command, String... options) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("sanction", command, draft.id().value()));
        SignedNote checkpoint = log.checkpoint();
        AnswerBuilder builder = new AnswerBuilder(log.log(), log.trust().version());
        for (int number = 0; number < answers.size(); number++) {
            Path file = path("answer-" + number + ".eva");
            AnswerRequest request = AnswerRequest.all(answers.get(number));
            Files.write(file, builder.build(request, checkpoint, log.view()).canonical());
            arguments.add(file.toString());
        }
        arguments.addAll(List.of("--trust", path("trust.json").toString()));
        arguments.addAll(List.of(options));
        out.getBuffer().setLength(0);
        return execute(arguments);
    }
}
