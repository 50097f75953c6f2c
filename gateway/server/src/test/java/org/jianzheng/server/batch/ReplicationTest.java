/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.settings.BatchSettings;
import org.jianzheng.server.storage.FailingStore;
import org.jianzheng.server.storage.Store;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Troubles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ReplicationTest {
    private static final Instant START = Instant.parse("2026-03-16T01:30:00Z");
    private static final OrganisationId CITY = new OrganisationId("CityMSP");
    private static final OrganisationId COUNTY = new OrganisationId("CountyMSP");
    private static final OrganisationId REGULATOR = new OrganisationId("RegulatorMSP");
    private static final PrivateKey KEY = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());

    @TempDir
    Path folder;

    private final Random random = new Random(17);
    private final Troubles troubles = LogFixture.troubles();
    private final Map<OrganisationId, Gateway> gateways = new HashMap<>();
    private Gateway city;
    private Gateway county;
    private Gateway regulator;
    private Instant now = START;

    @BeforeEach
    void open() {
        city = new Gateway(CITY);
        county = new Gateway(COUNTY);
        regulator = new Gateway(REGULATOR);
    }

    /** What a process holds from its start to its end. */
    private record Running(BatchStore store, ReplicaStore replicas, BatchesForPeers pages, Replication replication) {}

    /** One organisation's gateway, as far as batches go. */
    private final class Gateway {
        private final OrganisationId organisation;
        private final Peers peers = new Peers(this);
        private final LogStore logStore;
        private final LedgerLog log;
        private boolean up = true;
        private UnaryOperator<String> forging = UnaryOperator.identity();
        private Store disk = new FailingStore();
        private Running running;

        Gateway(OrganisationId organisation) {
            this.organisation = organisation;
            logStore = LogStore.open(folder.resolve(organisation.value()));
            log = LedgerLog.open(logStore);
            running = start();
            gateways.put(organisation, this);
        }

        private Running start() {
            BatchStore store = new BatchStore(disk);
            ReplicaStore replicas = new ReplicaStore(disk, organisation);
            Replication.Terms terms = new Replication.Terms(
                    10_000, folder.resolve("scratch"), other -> troubles.of(Kind.REPLICA, other.value()));
            return new Running(
                    store,
                    replicas,
                    new BatchesForPeers(store, replicas),
                    new Replication(log, store, replicas, peers, terms, () -> now));
        }

        /** Starts again with what it stored, or without if that is lost. */
        void restart(boolean lost) {
            if (lost) {
                disk = new FailingStore();
            }
            running = start();
        }

        BatchStore store() {
            return running.store();
        }

        Replication replication() {
            return running.replication();
        }

        Collection<OrganisationId> holders(ReadableRecord batch) {
            return running.replicas().holders(batch);
        }

        /** Receives items, closes their batch and gives its record. */
        ReadableRecord receive(List<BatchItem> items) {
            Platform platform = new Platform(organisation, KEY, new SecureRandom(), () -> now);
            ClosedBatches closed = new ClosedBatches(store());
            BatchSettings limits = new BatchSettings(
                    null, items.size(), DataSize.ofMegabytes(1), Duration.ZERO, 9, 9, true, DataSize.ofMegabytes(1));
            BatchBook book = new BatchBook(store(), closed, platform, limits);
            List<ReceivedItem> received = new ArrayList<>();
            items.forEach(item -> received.add(ReceivedItem.read(received.size() + 1, item.canonical())));
            ItemSource door = new ItemSource("door-3", Optional.empty());
            book.take(List.of(new BatchBook.Chunk(door, received, new ItemAnswer())));
            book.closeDue();
            return closed.all().getLast();
        }

        String items(RecordId batch) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                running.pages().get(batch.value()).writeTo(out);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    /** The gateways as one of them reaches the others. */
    private final class Peers implements BatchSource {
        private final Gateway by;
        private int asked;

        Peers(Gateway by) {
            this.by = by;
        }

        @Override
        public Set<OrganisationId> organisations() {
            Set<OrganisationId> others = new HashSet<>(gateways.keySet());
            others.remove(by.organisation);
            return others;
        }

        private Gateway reach(OrganisationId organisation) throws IOException {
            asked++;
            Gateway gateway = gateways.get(organisation);
            if (gateway == null || !gateway.up) {
                throw new IOException(organisation + " does not answer");
            }
            return gateway;
        }

        @Override
        public void fetch(OrganisationId from, RecordId batch, long most, Path into) throws IOException {
            Gateway gateway = reach(from);
            Files.writeString(into, gateway.forging.apply(gateway.items(batch)));
        }

        @Override
        public void tell(OrganisationId organisation, RecordId batch) throws IOException {
            reach(organisation).running.pages().told(batch.value(), by.organisation);
        }
    }

    @AfterEach
    void close() {
        for (Gateway gateway : gateways.values()) {
            gateway.log.close();
            gateway.logStore.close();
        }
    }

    private List<BatchItem> items(int count) {
        return Stream.generate(() -> new BatchItem(
                        RecordId.generate(() -> now, random),
                        START,
                        Optional.of(JsonObject.builder()
                                .put("reading", random.nextInt(100))
                                .build()),
                        Optional.empty()))
                .limit(count)
                .toList();
    }

    /** Enters a record into everybody's log. */
    private void commit(ReadableRecord record) {
        for (Gateway gateway : gateways.values()) {
            long number = gateway.log.nextBlock();
            byte[] seed = {(byte) number};
            TransactionId transaction =
                    new TransactionId(HashSuite.SHA_256.digest(seed).hex());
            gateway.log.append(new LogBlock(
                    number,
                    Hash.of(HashSuite.SHA_256.digest(seed)),
                    Optional.empty(),
                    List.of(new LogEntry(number, 0, record.toJson(), START, transaction))));
        }
    }

    @Test
    void a_batch_is_copied_by_the_others_and_its_organisation_knows_who_keeps_it() throws Exception {
        List<BatchItem> items = items(5);
        ReadableRecord batch = city.receive(items);
        commit(batch);
        assertThat(city.holders(batch)).isEmpty();

        for (Gateway gateway : List.of(county, regulator, city)) {
            gateway.replication().advance();
            assertThat(gateway.replication().outstanding()).isZero();
        }

        assertThat(city.holders(batch)).containsExactly(COUNTY, REGULATOR);
        assertThat(regulator.items(batch.id())).isEqualTo(city.items(batch.id()));
        assertThat(regulator.store().record(batch.id())).contains(batch);
        assertThat(regulator.store().copiedPlace(items.get(3).id())).contains(new ItemPlace(batch.id(), 3));
        assertThat(regulator.store().place(items.get(3).id()))
                .as("what others received is no own item")
                .isEmpty();
    }

    @Test
    void other_items_than_the_record_states_are_not_kept() throws Exception {
        ReadableRecord batch = city.receive(items(4));
        commit(batch);
        county.up = false;
        List<UnaryOperator<String>> forgeries = List.of(
                all -> all.substring(0, all.lastIndexOf("{")),
                all -> all + all,
                all -> all.replaceFirst("\"reading\":[0-9]+", "\"reading\":100"),
                all -> all.replaceFirst("\\{", "{ "),
                all -> "nonsense\n" + all,
                all -> "x".repeat(100_000) + all,
                all -> "");
        for (UnaryOperator<String> forgery : forgeries) {
            city.forging = forgery;
            regulator.replication().advance();
            assertThat(regulator.store().record(batch.id())).isEmpty();
            assertThat(regulator.replication().outstanding()).isOne();
            assertThat(troubles.of(Kind.REPLICA, "CityMSP").lasts()).isTrue();
            assertThat(regulator.replication().failures()).containsOnlyKeys(OrganisationId.parse("CityMSP"));
            now = now.plusSeconds(2_000);
        }
        city.forging = UnaryOperator.identity();
        regulator.replication().advance();
        assertThat(regulator.store().record(batch.id())).isPresent();
        assertThat(troubles.of(Kind.REPLICA, "CityMSP").lasts()).isFalse();
        assertThat(regulator.replication().failures()).isEmpty();
        try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_silent_organisation_is_asked_again_after_growing_pauses_and_others_give_its_batch_meanwhile()
            throws Exception {
        ReadableRecord batch = city.receive(items(3));
        commit(batch);
        county.replication().advance();
        city.up = false;

        regulator.replication().advance();
        assertThat(regulator.store().record(batch.id())).as("from the county").isPresent();
        assertThat(regulator.replication().outstanding())
                .as("the city is not told")
                .isOne();
        int asked = regulator.peers.asked;
        regulator.replication().advance();
        assertThat(regulator.peers.asked).isEqualTo(asked);
        for (int i = 0; i < 3_000; i++) {
            now = now.plusSeconds(1);
            regulator.replication().advance();
        }
        assertThat(regulator.peers.asked - asked).isBetween(8, 14);

        regulator.restart(false);
        city.up = true;
        regulator.replication().advance();
        assertThat(city.holders(batch)).contains(REGULATOR);
        assertThat(regulator.replication().outstanding()).isZero();
    }

    @Test
    void an_organisation_that_lost_its_batches_gets_them_back() throws Exception {
        List<BatchItem> items = items(6);
        ReadableRecord batch = city.receive(items);
        String before = city.items(batch.id());
        commit(batch);
        regulator.replication().advance();

        city.restart(true);
        assertThat(city.store().record(batch.id())).isEmpty();
        city.replication().advance();

        assertThat(city.items(batch.id())).isEqualTo(before);
        assertThat(city.store().copiedPlace(items.getFirst().id())).isPresent();
    }

    @Test
    void a_batch_over_the_limit_is_left_where_it_is() throws Exception {
        ReadableRecord batch = city.receive(items(200));
        commit(batch);
        regulator.replication().advance();
        assertThat(regulator.peers.asked).isZero();
        assertThat(regulator.replication().outstanding()).isZero();
    }

    @Test
    void an_own_batch_is_never_fetched_while_it_is_here() throws Exception {
        commit(city.receive(items(2)));
        city.replication().advance();
        assertThat(city.peers.asked).isZero();
    }
}
