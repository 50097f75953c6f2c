/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.model.alert.AlertConclusion;
import org.jianzheng.model.alert.Analysis;
import org.jianzheng.model.alert.Investigation;
import org.jianzheng.model.alert.Raising;
import org.jianzheng.model.casework.CaseAdmission;
import org.jianzheng.model.casework.Filing;
import org.jianzheng.model.casework.MatterTag;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.registry.Catalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases and alerts at the command line, asked of a gateway and held against their proved records. */
class MatterCommandsTest {
    private static final DepartmentId HOUSING = DepartmentId.parse("housing");
    private static final DualDigest TEXT = DualDigest.of(new byte[] {1});
    private static final CatalogueVersion DAYS = CatalogueVersion.parse("TEST-DAYS@2026");
    private static final Instant AT = SignedLog.START;

    /** Invented. */
    private static final Subject COMPANY = Subject.parse("org:91999999B00000019A");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private SignedLog log;
    private RecordRef alert;
    private RecordRef filing;

    @BeforeEach
    void begin() throws IOException {
        log = new SignedLog(folder.resolve("log"));
        Files.write(folder.resolve("trust.json"), log.trust().canonical());
        append(new Catalogue(
                DAYS, LocalDate.of(2026, 1, 1), "示例(虚构)", new WorkingDays(2026, new TreeSet<>(), new TreeSet<>())));
        alert = append(new Raising(
                Analysis.CLUSTERING,
                CatalogueVersion.parse("TEST-RULE@1"),
                List.of(),
                List.of(COMPANY),
                TEXT,
                Optional.of("不涉及标段")));
        append(new Investigation(alert, HOUSING), alert);
        filing = append(new Filing(
                Filing.Kind.TIP_OFF,
                Filing.Channel.WINDOW,
                HOUSING,
                MatterTag.parse("0".repeat(64)),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                TEXT,
                DAYS));
        append(new CaseAdmission(filing, Optional.empty(), TEXT), filing);
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void lists_what_is_open_and_of_a_department() throws IOException {
        try (DecisionGateway gateway = new DecisionGateway(log)) {
            assertThat(run(gateway, "casework", "list", "--department", "housing"))
                    .as("%s", out)
                    .isZero();
            assertThat(out.toString()).contains("ACCEPTED  TIP_OFF  " + filing + "  housing");
            assertThat(run(gateway, "alert", "list", "--which", "ALL")).isZero();
            assertThat(out.toString()).contains("INVESTIGATING  CLUSTERING  " + alert + "  housing");
        }
    }

    @Test
    void shows_a_case_and_an_alert_whose_proved_records_make_the_state_that_is_told() throws IOException {
        append(new AlertConclusion(alert, AlertConclusion.Outcome.NO_CONSEQUENCE, Optional.empty(), TEXT), alert);
        try (DecisionGateway gateway = new DecisionGateway(log)) {
            assertThat(show(gateway, "casework", filing)).as("%s", out).isZero();
            assertThat(out.toString()).contains("ACCEPTED  " + filing, "DECIDE_BY", "casework.admission");
            assertThat(show(gateway, "alert", alert)).as("%s", out).isZero();
            assertThat(out.toString()).contains("NO_CONSEQUENCE  " + alert, "alert.conclusion");
        }
    }

    @Test
    void does_not_take_the_gateways_word_for_a_state() throws IOException {
        try (DecisionGateway gateway = new DecisionGateway(log)) {
            gateway.change("\"state\":\"INVESTIGATING\"", "\"state\":\"SUBSTANTIATED\"");
            assertThat(show(gateway, "alert", alert)).isEqualTo(3);
            assertThat(out.toString()).contains("PROOF_INVALID", "INVESTIGATING");
            gateway.change("\"state\":\"ACCEPTED\"", "\"state\":\"REFUSED\"");
            assertThat(show(gateway, "casework", filing)).isEqualTo(3);
        }
    }

    @Test
    void says_why_a_gateway_refuses() throws IOException {
        try (DecisionGateway gateway = new DecisionGateway(log)) {
            gateway.keepBack("/api/v1/casework");
            assertThat(show(gateway, "casework", filing)).isEqualTo(4);
            assertThat(out.toString()).contains("UNAUTHENTICATED");
            assertThat(run(gateway, "casework", "list")).isEqualTo(4);
        }
    }

    private int show(DecisionGateway gateway, String matter, RecordRef begun) {
        return run(
                gateway,
                matter,
                "show",
                begun.id().value(),
                "--trust",
                folder.resolve("trust.json").toString());
    }

    private int run(DecisionGateway gateway, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--gateway", gateway.url()));
        out.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(out, true);
        return JianzhengCommand.commandLine(writer, writer).execute(all.toArray(String[]::new));
    }

    private RecordRef append(RecordBody body, RecordRef... refs) {
        ReadableRecord record = ReadableRecord.builder(
                        body,
                        RecordId.generate(log.clock(), log.random()),
                        log.regulator().id(),
                        AT,
                        Salt.random(log.random()))
                .refs(List.of(refs))
                .sign(log.regulator().registrar());
        log.append(record);
        return record.ref();
    }
}
