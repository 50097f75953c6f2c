/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.dossier.LotStatus;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.LedgerHeads;
import org.jianzheng.server.ledger.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseControllerTest {
    private static final Instant NOW = Instant.parse("2026-09-02T00:00:00Z");

    private final Records records = new Records(16);

    @TempDir
    private Path folder;

    @Test
    void a_lot_is_released_as_it_stands_on_the_ledger() {
        FakeLedger ledger = new FakeLedger();
        ReadableRecord opened = records.about(
                Subject.parse("org:91350100M000100Y43"),
                new Lot(Optional.of("一标段(虚构)"), Optional.empty(), List.of(), Optional.empty()));
        ReadableRecord stage = records.stage();
        LotCode lot = opened.lot().orElseThrow();
        LotHead head = new LotHead(
                lot,
                opened.organisation(),
                Stage.TENDERING,
                LotStatus.RUNNING,
                List.of(),
                Optional.empty(),
                opened.ref(),
                stage.ref());
        ledger.put(new HeadChange(LotHead.key(lot), head.toJson()));
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            ReleaseController releases = new ReleaseController(new LedgerHeads(ledger), log, InstantSource.fixed(NOW));
            append(log, opened);
            assertThatThrownBy(() -> releases.release(lot.value(), "ocds-213czf", null, null))
                    .as("the log is behind the ledger")
                    .hasMessageStartingWith("CHECKPOINT_STALE");
            append(log, stage);
            JsonObject release = CanonicalJson.parseObject(Objects.requireNonNull(
                    releases.release(lot.value(), "ocds-213czf", null, null).getBody()));
            assertThat(release.string("ocid")).isEqualTo("ocds-213czf-" + lot);
            assertThat(release.string("id")).isEqualTo(stage.id().value());
            assertThat(release.object("tender").string("title")).isEqualTo("一标段(虚构)");
            JsonObject published = CanonicalJson.parseObject(Objects.requireNonNull(
                    releases.release(lot.value(), "ocds-213czf", URI.create("https://centre.example/one"), "某中心(虚构)")
                            .getBody()));
            assertThat(published.string("publishedDate")).isEqualTo("2026-09-02T00:00:00.000000000Z");
            assertThat(published.array("releases").object(0)).isEqualTo(release);
            assertThatThrownBy(() -> releases.release("E620800ZZ99000001001009", "ocds-213czf", null, null))
                    .hasMessageStartingWith("NOT_FOUND");
        }
    }

    static void append(LedgerLog log, ReadableRecord record) {
        long block = log.nextBlock();
        Hash header = TreeHasher.of(HashSuite.SHA_256).plain(("block " + block).getBytes(StandardCharsets.UTF_8));
        TransactionId transaction = new TransactionId("%064x".formatted(block));
        Instant time = Instant.parse("2026-03-16T01:30:04Z");
        log.append(new LogBlock(
                block,
                header,
                Optional.of(header),
                List.of(new LogEntry(block, 0, record.toJson(), time, transaction))));
    }
}
