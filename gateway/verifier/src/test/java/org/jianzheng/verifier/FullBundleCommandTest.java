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
import java.util.List;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.fixture.SignedLedger;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullBundleCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void verifies_and_shows_the_blocks_of_a_full_bundle() throws IOException {
        SignedLedger ledger = SignedLedger.byzantine();
        try (SignedLog log = new SignedLog(folder.resolve("log"), ledger)) {
            log.append(ledger.define("AND('CityMSP.peer','CountyMSP.peer')"));
            SignedRecords records = new SignedRecords(log);
            ReadableRecord item = records.item(records.session());
            log.append(item);
            EvidenceBundle light = log.bundle(item.id());
            EvidenceBundle full = light.with(ledger.evidence(light.proved().entry(), 5));
            Path trust = Files.write(folder.resolve("trust.json"), log.trust().canonical());
            Path bundle = Files.write(folder.resolve("full.evb"), full.canonical());

            assertThat(run("verify", bundle.toString(), "--trust", trust.toString()))
                    .isZero();
            assertThat(out.toString())
                    .contains("✓ 各区块源自信任根所指的首块")
                    .contains("ORDERER_QUORUM", "CONNECTION", "DEFINITION", "ENDORSEMENTS")
                    .contains("rests on the cosigners")
                    .doesNotContain("✗");
            assertThat(run("inspect", bundle.toString())).isZero();
            assertThat(out.toString())
                    .contains("grade full", "block 0: hash " + log.trust().genesis(), "configuration")
                    .contains("headers behind it: 0, up to block 5");

            EvidenceBundle cut = light.with(new org.jianzheng.evidence.block.LedgerEvidence(
                    List.of(
                            full.ledger().orElseThrow().blocks().getFirst(),
                            full.ledger().orElseThrow().recorded()),
                    List.of()));
            Files.write(bundle, cut.canonical());
            assertThat(run("verify", bundle.toString(), "--trust", trust.toString()))
                    .isEqualTo(3);
            assertThat(out.toString()).contains("DEFINITION");
        }
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(out, true);
        return JianzhengCommand.commandLine(writer, writer).execute(arguments);
    }
}
