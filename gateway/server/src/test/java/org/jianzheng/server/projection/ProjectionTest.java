/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.audit.AuditFinding;
import org.jianzheng.evidence.audit.AuditInputs;
import org.jianzheng.evidence.audit.AuditProgress;
import org.jianzheng.evidence.audit.AuditScratch;
import org.jianzheng.evidence.audit.GatewayAudit;
import org.jianzheng.evidence.audit.GatewayFolder;
import org.jianzheng.evidence.log.BlockEntries;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.ledger.Call;
import org.jianzheng.server.ledger.Endorsement;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.LogFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTest {
    private static final Set<String> WRITES = Set.of("update", "insert", "delete");
    private static final String LOT = Records.LOT.value();

    /** Fails every n-th write, in turn before and after it has taken effect. */
    private static final class FailingBackend extends MemoryBackend {
        private int every = Integer.MAX_VALUE;
        private int writes;

        @Override
        public Document handleMessage(MongoMessage message) {
            boolean writing = message.getDocument().keySet().stream()
                    .findFirst()
                    .filter(WRITES::contains)
                    .isPresent();
            if (writing && ++writes % every == 0) {
                if (writes / every % 2 == 0) {
                    super.handleMessage(message);
                }
                throw new MongoServerError(1, "killed at a write");
            }
            return super.handleMessage(message);
        }
    }

    @TempDir
    Path folder;

    private final FakeLedger ledger = new FakeLedger();
    private final Records records = new Records(11);
    private final FailingBackend backend = new FailingBackend();
    private final List<String> expected = new ArrayList<>();
    private MongoServer server;
    private MongoClient client;
    private LogStore store;
    private LedgerLog log;

    @BeforeEach
    void fillLog() {
        server = new MongoServer(backend);
        server.bind("127.0.0.1", 0);
        client = client();
        store = LogStore.open(folder);
        log = LedgerLog.open(store);
        for (int round = 0; round < 8; round++) {
            List<ReadableRecord> items = records.items(17);
            JsonArray envelopes =
                    JsonArray.of(items.stream().map(ReadableRecord::toJson).toList());
            var endorsed = (Endorsement.Endorsed)
                    ledger.endorse(new Call("submitAll", "envelopes", CanonicalJson.write(envelopes)));
            ledger.submit(endorsed.transaction());
        }
        for (Block block : ledger.blocks()) {
            log.append(BlockEntries.of(block, "records"));
        }
        for (long position = 0; position < log.size(); position++) {
            expected.add(org.jianzheng.evidence.log.LogEntry.parse(
                            log.entry(position).orElseThrow())
                    .record()
                    .string("id"));
        }
    }

    private MongoClient client() {
        return MongoClients.create(
                "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/?retryWrites=false");
    }

    @AfterEach
    void close() {
        log.close();
        store.close();
        client.close();
        server.shutdownNow();
    }

    private LotDocuments documents(String database) {
        return new LotDocuments(client.getDatabase(database));
    }

    private static List<String> ids(LotDocuments documents) {
        return documents.rows(LOT, 0, 1_000).stream()
                .map(row -> row.record().string("id"))
                .toList();
    }

    /** Folds in small steps, so that pages fill over several of them. */
    private void fold(LotDocuments documents) {
        Projector projector = new Projector(log, documents, false, 13);
        projector.takeUp();
        while (projector.step()) {
            assertThat(projector.projected()).isLessThanOrEqualTo(log.size());
        }
    }

    @Test
    void shows_all_records_of_a_lot_in_log_order() {
        LotDocuments documents = documents("whole");
        fold(documents);
        assertThat(ids(documents)).isEqualTo(expected).hasSize(136);
        assertThat(documents.count(LOT)).isEqualTo(136);
    }

    @Test
    void reads_any_part_by_its_place() {
        LotDocuments documents = documents("parts");
        fold(documents);
        for (int from : new int[] {0, 1, 49, 50, 51, 99, 130, 136, 500}) {
            List<String> part = documents.rows(LOT, from, 60).stream()
                    .map(row -> row.record().string("id"))
                    .toList();
            assertThat(part).isEqualTo(expected.subList(Math.min(from, 136), Math.min(136, from + 60)));
        }
        assertThat(documents.count("E620800ZZ99000001001999")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7})
    void ends_like_a_rebuild_however_often_a_write_fails(int every) {
        LotDocuments documents = documents("killed");
        backend.every = every;
        boolean done = false;
        for (int attempt = 0; attempt < 200 && !done; attempt++) {
            try {
                fold(documents);
                done = true;
            } catch (MongoException killed) {
                // The next turn begins as a new process does: from what the documents say.
                assertThat(killed).hasMessageContaining("killed");
            }
        }
        backend.every = Integer.MAX_VALUE;
        fold(documents);
        LotDocuments rebuilt = documents("rebuilt");
        fold(rebuilt);
        assertThat(documents.rows(LOT, 0, 1_000))
                .isEqualTo(rebuilt.rows(LOT, 0, 1_000))
                .hasSize(136);
    }

    @Test
    void what_is_handed_out_stands_an_audit_and_a_changed_row_does_not() throws Exception {
        LotDocuments documents = documents("audited");
        fold(documents);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        documents.writeTo(out);
        String rows = out.toString(StandardCharsets.UTF_8);
        assertThat(rows.lines().findFirst().orElseThrow()).contains("\"cursor\"");

        assertThat(audit(rows)).isEmpty();
        assertThat(audit(rows.replaceFirst("\"leaf\": \"[0-9a-f]{8}", "\"leaf\": \"00000000")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.field()).isEqualTo("leaf"));
        assertThat(audit(rows.replaceFirst("\"rows\": 136", "\"rows\": 135"))).isNotEmpty();
    }

    private List<AuditFinding> audit(String rows) throws Exception {
        Path gateway = Files.createDirectories(folder.resolve("gateway-city"));
        if (!Files.exists(gateway.resolve("log"))) {
            Files.createSymbolicLink(gateway.resolve("log"), folder);
        }
        Path file = Files.writeString(gateway.resolve("rows.ndjson"), rows);
        LogFixture.Keys keys = LogFixture.Keys.of("CityMSP", "city.jianzheng.example");
        try (AuditScratch scratch = AuditScratch.open(Files.createTempDirectory(gateway, "scratch"))) {
            return new GatewayAudit(LogFixture.trust(ledger.genesis(), List.of(keys)), scratch, AuditProgress.NONE)
                    .audit(
                            new GatewayFolder(gateway),
                            new AuditInputs(Optional.empty(), Optional.of(file), Optional.empty()))
                    .findings();
        }
    }

    @Test
    void begins_anew_when_the_documents_know_more_than_the_log() {
        LotDocuments documents = documents("ahead");
        documents.fold(java.util.Map.of(), log.size() + 1);
        fold(documents);
        assertThat(ids(documents)).isEqualTo(expected);
    }

    @Test
    void keeps_the_documents_of_the_server_inside_the_process_over_a_restart() {
        Path own = folder.resolve("own");
        try (InProcessMongo first = new InProcessMongo(own);
                MongoClient toFirst = MongoClients.create(first.uri())) {
            fold(new LotDocuments(toFirst.getDatabase("jianzheng")));
        }
        try (InProcessMongo second = new InProcessMongo(own);
                MongoClient toSecond = MongoClients.create(second.uri())) {
            LotDocuments documents = new LotDocuments(toSecond.getDatabase("jianzheng"));
            assertThat(documents.cursor()).isEqualTo(log.size());
            assertThat(ids(documents)).isEqualTo(expected);
        }
    }
}
