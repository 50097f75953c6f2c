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
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.fixture.TrialOrganisation;
import org.jianzheng.evidence.fixture.TrialTimeAuthority;
import org.jianzheng.evidence.time.TimeAuthority;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.OrganisationKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private SignedLog log;
    private Path trust;

    @BeforeEach
    void begin() throws IOException {
        log = new SignedLog(folder.resolve("log"));
        trust = Files.write(folder.resolve("trust.json"), log.trust().canonical());
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void drafts_signs_and_accepts_a_cosigner_more() throws IOException {
        TrialOrganisation second = new TrialOrganisation(
                "SecondMSP", OrganisationKind.BRANCH_CENTRE, "second.jianzheng.example", log.random());
        Path card = Files.write(
                folder.resolve("card.json"),
                CanonicalJson.write(second.trusted().toJson().without("fromSize")));
        Path draft = folder.resolve("draft.json");
        assertThat(run("trust", "draft", "--trust", trust, "--from-size", "50", "--add", card, "--out", draft))
                .isZero();
        assertThat(out.toString()).contains("version: 2").contains("50");

        Path half = signed(draft, log.city(), second);
        Path next = folder.resolve("next.json");
        assertThat(run("trust", "accept", "--trust", trust, half, "--out", next))
                .isEqualTo(3);
        assertThat(out.toString()).contains("OLD_QUORUM");
        assertThat(next).doesNotExist();

        Path whole = signed(half, log.regulator());
        assertThat(run("trust", "accept", "--trust", trust, whole, "--out", next))
                .isZero();
        TrustRoot newest = TrustRoot.parse(Files.readAllBytes(next));
        assertThat(newest.version()).isEqualTo(2);
        assertThat(newest.cosigners().getLast().organisation()).isEqualTo(second.id());
    }

    @Test
    void takes_a_time_authority_in_and_ends_another() throws IOException {
        TimeAuthority added = TrialTimeAuthority.stamping("new", TrialTimeAuthority.Signing.P256)
                .trusted("New authority", false);
        Path card = Files.write(folder.resolve("authority.json"), CanonicalJson.write(added.toJson()));
        String old = log.trust().timeAuthorities().getFirst().name();
        Path draft = folder.resolve("draft.json");
        assertThat(run(
                        "trust",
                        "draft",
                        "--trust",
                        trust,
                        "--from-size",
                        "50",
                        "--add-time-authority",
                        card,
                        "--end-time-authority",
                        old + "=2026-03-16T01:30:04Z",
                        "--out",
                        draft))
                .isZero();
        Path next = folder.resolve("next.json");
        assertThat(run("trust", "accept", "--trust", trust, signed(draft, log.city(), log.regulator()), "--out", next))
                .isZero();

        TrustRoot newest = TrustRoot.parse(Files.readAllBytes(next));
        assertThat(newest.timeAuthorities().getLast()).isEqualTo(added);
        assertThat(newest.timeAuthorities().getFirst().until()).contains(Instant.parse("2026-03-16T01:30:04Z"));
    }

    @Test
    void says_what_is_wrong_and_overwrites_nothing() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "precious");
        assertThat(run(
                        "trust",
                        "draft",
                        "--trust",
                        trust,
                        "--from-size",
                        "50",
                        "--retire",
                        "CountyMSP",
                        "--out",
                        taken))
                .isEqualTo(64);
        assertThat(Files.readString(taken)).isEqualTo("precious");
        assertThat(run("trust", "draft", "--trust", trust, "--from-size", "50", "--retire", "NobodyMSP", "--out", "x"))
                .isEqualTo(64);
        assertThat(err.toString()).contains("NobodyMSP has no checkpoint keys in use");
        assertThat(run("trust", "accept", "--trust", trust, taken, "--out", folder.resolve("y")))
                .isEqualTo(64);
        assertThat(run("trust")).isEqualTo(64);
    }

    @Test
    void exports_a_proof_for_the_tools_of_other_logs() throws IOException {
        SignedRecords records = new SignedRecords(log);
        ReadableRecord item = records.item(records.witness());
        log.append(item);
        Path bundle =
                Files.write(folder.resolve("item.evb"), log.bundle(item.id()).canonical());
        Path proof = folder.resolve("item.tlog-proof");
        Path entry = folder.resolve("entry.json");
        assertThat(run("export", bundle, "--out", proof, "--entry", entry)).isZero();
        assertThat(Files.readString(proof)).startsWith("c2sp.org/tlog-proof@v1\nindex ");
        assertThat(Files.readString(entry)).contains(item.id().value());
    }

    private Path signed(Path change, TrialOrganisation... organisations) throws IOException {
        Path signed = change;
        for (TrialOrganisation organisation : organisations) {
            for (PrivateKey key : organisation.checkpointKeys()) {
                Path file = Files.createTempFile(folder, "key-", ".pem");
                Files.writeString(file, PrivateKeys.write(key));
                Path next = folder.resolve("signed-" + file.getFileName() + ".json");
                assertThat(run("trust", "sign", signed, "--key", file, "--out", next))
                        .isZero();
                signed = next;
            }
        }
        return signed;
    }

    private int run(Object... words) {
        String[] arguments = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            arguments[i] = words[i].toString();
        }
        return JianzhengCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
