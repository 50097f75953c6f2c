/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jianzheng.evidence.batch.BatchTree;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.evidence.BatchReceipt;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.intake.RecordStatus;
import org.jianzheng.server.settings.BatchSettings;
import org.jianzheng.server.storage.FailingStore;
import org.jianzheng.server.storage.StoreFailure;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BatchBookTest {
    private static final Instant START = Instant.parse("2026-03-16T01:30:00Z");
    private static final ItemSource DOOR = new ItemSource("door-3", Optional.empty());
    private static final ItemSource CAMERA = new ItemSource("camera-7", Optional.empty());
    private static final BatchSettings LIMITS = new BatchSettings(
            null, 7, DataSize.ofKilobytes(64), Duration.ofSeconds(2), 3, 2, false, DataSize.ofMegabytes(1));
    private static final PrivateKey KEY = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());

    private final FailingStore disk = new FailingStore();
    private final FakeLane lane = new FakeLane();
    private final Random random = new Random(17);
    private Instant now = START;
    private int looksAtTheClock = Integer.MAX_VALUE;
    private Running process = new Running();

    /** What a gateway's process holds from its start to its end. */
    private final class Running {
        private final BatchStore store = new BatchStore(disk);
        private final ClosedBatches closed = new ClosedBatches(store);
        private final Platform platform =
                new Platform(OrganisationId.parse("CityMSP"), KEY, new SecureRandom(), BatchBookTest.this::time);
        private final BatchBook book = new BatchBook(store, closed, platform, LIMITS);
        private final BatchDelivery delivery = new BatchDelivery(closed, lane, platform);

        JsonObject take(ItemSource source, List<BatchItem> items) {
            return take(List.of(chunk(source, items))).getFirst();
        }

        List<JsonObject> take(List<BatchBook.Chunk> chunks) {
            book.take(chunks);
            return chunks.stream().map(chunk -> chunk.answer().toJson()).toList();
        }
    }

    private Instant time() {
        if (looksAtTheClock-- == 0) {
            throw new IllegalStateException("the clock cannot be read");
        }
        return now;
    }

    /** The record lane of a ledger that takes each id once. */
    private static final class FakeLane implements BatchDelivery.RecordLane {
        private final Map<RecordId, ReadableRecord> records = new LinkedHashMap<>();
        private final Set<RecordId> committed = new HashSet<>();
        private Optional<Refusal> refusing = Optional.empty();

        @Override
        public void accept(ReadableRecord record) {
            ReadableRecord before = records.putIfAbsent(record.id(), record);
            if (before != null && refusing.isEmpty()) {
                assertThat(before).isEqualTo(record);
            }
            records.put(record.id(), record);
        }

        @Override
        public Optional<RecordStatus> status(RecordId id) {
            if (!records.containsKey(id)) {
                return Optional.empty();
            }
            return Optional.of(
                    committed.contains(id)
                            ? new RecordStatus.Committed(CommittedRecords.of(records.get(id)))
                            : refusing.<RecordStatus>map(RecordStatus.Refused::new)
                                    .orElseGet(RecordStatus.Accepted::new));
        }

        void commit() {
            committed.addAll(records.keySet());
        }
    }

    private BatchItem item(int reading) {
        return new BatchItem(
                RecordId.generate(() -> now, random),
                START.plusMillis(reading),
                Optional.of(JsonObject.builder().put("reading", reading).build()),
                Optional.empty());
    }

    private List<BatchItem> items(int count) {
        List<BatchItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item(i));
        }
        return items;
    }

    private static BatchBook.Chunk chunk(ItemSource source, List<BatchItem> items) {
        List<ReceivedItem> received = new ArrayList<>();
        for (BatchItem item : items) {
            received.add(ReceivedItem.read(received.size() + 1, item.canonical()));
        }
        return new BatchBook.Chunk(source, received, new ItemAnswer());
    }

    private static BatchReceipt receipt(JsonObject answer) {
        return BatchReceipt.fromJson(answer.array("receipts").object(0));
    }

    private static List<DualLeaf> leaves(List<BatchItem> items) {
        return items.stream().map(item -> DualLeaf.of(item.canonical())).toList();
    }

    @Test
    void a_receipt_states_the_root_over_all_items_of_the_batch_and_the_platform_signed_it() {
        List<BatchItem> items = items(5);
        process.take(DOOR, items.subList(0, 2));
        JsonObject answer = process.take(DOOR, items.subList(2, 5));

        assertThat(answer.array("accepted").objects())
                .extracting(run -> run.integer("from") + " to " + run.integer("to") + " at " + run.integer("index"))
                .containsExactly("1 to 3 at 2");
        BatchReceipt receipt = receipt(answer);
        receipt.requireSignedBy(KEY.publicKey());
        assertThat(receipt.size()).isEqualTo(5);
        assertThat(receipt.roots()).isEqualTo(new BatchTree(leaves(items)).roots());
    }

    @Test
    void chunks_that_come_together_share_one_write_and_each_source_has_a_batch_of_its_own() {
        List<JsonObject> answers =
                process.take(List.of(chunk(DOOR, items(2)), chunk(CAMERA, items(2)), chunk(DOOR, items(1))));

        assertThat(receipt(answers.get(0))).isEqualTo(receipt(answers.get(2)));
        assertThat(receipt(answers.get(1)).batch())
                .isNotEqualTo(receipt(answers.get(0)).batch());
        assertThat(receipt(answers.get(0)).size()).isEqualTo(3);
    }

    @Test
    void an_item_that_comes_again_keeps_its_place_and_another_under_its_id_is_refused() {
        List<BatchItem> items = items(2);
        process.take(DOOR, items);
        BatchItem other = new BatchItem(
                items.get(1).id(),
                START,
                Optional.of(JsonObject.builder().put("x", 1).build()),
                Optional.empty());
        JsonObject answer = process.take(DOOR, List.of(items.get(1), other, items.get(0)));

        assertThat(answer.array("known").objects())
                .extracting(known -> known.integer("line") + " at " + known.integer("index"))
                .containsExactly("1 at 1", "3 at 0");
        assertThat(answer.array("refused").object(0).string("code")).isEqualTo("RECORD_CONFLICT");
        assertThat(receipt(answer).size()).isEqualTo(2);
    }

    @Test
    void a_batch_is_closed_when_it_is_full_or_old_and_its_record_states_its_items() {
        List<BatchItem> items = items(9);
        process.take(DOOR, items);
        assertThat(process.closed.count()).isEqualTo(1);
        now = now.plusSeconds(2);
        process.book.closeDue();

        assertThat(process.closed.all())
                .extracting(record -> BatchRegistration.fromJson(record.body()).count())
                .containsExactlyInAnyOrder(7L, 2L);
        process.delivery.deliver();
        assertThat(lane.records).hasSize(2);
        lane.commit();
        process.delivery.deliver();
        assertThat(process.closed.count()).isZero();
        assertThat(process.store.closed()).isEmpty();
    }

    @Test
    void what_fails_before_the_write_leaves_nothing_that_a_later_receipt_would_count() {
        List<BatchItem> items = items(3);
        process.take(DOOR, items.subList(0, 1));
        looksAtTheClock = 1;
        assertThatThrownBy(() -> process.take(DOOR, items.subList(1, 3))).hasMessage("the clock cannot be read");
        looksAtTheClock = Integer.MAX_VALUE;

        BatchReceipt receipt = receipt(process.take(DOOR, items.subList(1, 3)));

        assertThat(receipt.size()).isEqualTo(3);
        assertThat(receipt.roots()).isEqualTo(new BatchTree(leaves(items)).roots());
    }

    @Test
    void items_from_the_future_are_refused_one_by_one() {
        BatchItem late = new BatchItem(item(0).id(), START.plusSeconds(301), item(0).content(), Optional.empty());
        JsonObject answer = process.take(DOOR, List.of(item(0), late, item(1)));

        assertThat(answer.array("refused").object(0).string("code")).isEqualTo("TIME_IMPLAUSIBLE");
        assertThat(answer.array("accepted").objects()).hasSize(2);
    }

    @Test
    void no_batch_is_begun_while_too_many_wait_for_the_ledger_and_no_item_is_lost_by_it() {
        JsonObject answer = process.take(DOOR, items(30));
        assertThat(answer.array("refused").objects())
                .extracting(line -> line.string("code"))
                .containsOnly("QUEUE_FULL");
        assertThat(answer.array("refused").size()).isEqualTo(9);

        process.delivery.deliver();
        lane.commit();
        process.delivery.deliver();
        assertThat(process.take(DOOR, items(3)).has("refused")).isFalse();
    }

    @Test
    void a_refused_record_is_signed_anew_under_its_id() {
        process.take(DOOR, items(1));
        now = now.plusSeconds(2);
        process.book.closeDue();
        lane.refusing = Optional.of(Refusal.of(ErrorCode.KEY_UNKNOWN, "not registered"));
        process.delivery.deliver();
        ReadableRecord first = process.closed.all().getFirst();
        process.delivery.deliver();
        now = now.plusSeconds(11);
        process.delivery.deliver();

        ReadableRecord second = process.closed.all().getFirst();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.at()).isAfter(first.at());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(lane.records.get(first.id())).isEqualTo(second);
        assertThat(process.store.record(first.id())).contains(second);
    }

    /** Dies at every write in turn, with and without effect; the sender sends again what has no receipt. */
    @Test
    void a_kill_at_any_write_loses_no_item_and_doubles_none() {
        for (int write = 1; write <= 14; write++) {
            for (boolean effective : new boolean[] {true, false}) {
                BatchBookTest run = new BatchBookTest();
                run.playAndDieAt(write, effective);
            }
        }
    }

    private void playAndDieAt(int write, boolean effective) {
        List<BatchItem> all = items(40);
        List<BatchReceipt> receipts = new ArrayList<>();
        disk.dieAt(write, effective);
        for (int from = 0; from < all.size(); from += 5) {
            List<BatchItem> sent = all.subList(from, from + 5);
            JsonObject answer = live(() -> process.take(DOOR, sent));
            answer.optionalArray("receipts")
                    .ifPresent(list -> list.objects().forEach(each -> receipts.add(BatchReceipt.fromJson(each))));
            now = now.plusMillis(700);
            live(() -> {
                process.book.closeDue();
                process.delivery.deliver();
                lane.commit();
                process.delivery.deliver();
                return Optional.empty();
            });
        }
        now = now.plusSeconds(3);
        live(() -> {
            process.book.closeDue();
            process.delivery.deliver();
            return Optional.empty();
        });
        assertThat(disk.isDead()).isFalse();
        requireEachOnce(all, receipts);
    }

    /** Does something, in a new process once more if the disk dies under the present one. */
    private <T> T live(java.util.function.Supplier<T> action) {
        try {
            return action.get();
        } catch (StoreFailure killed) {
            disk.revive();
            process = new Running();
            return action.get();
        }
    }

    private void requireEachOnce(List<BatchItem> all, List<BatchReceipt> receipts) {
        Map<RecordId, List<DualLeaf>> stored = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (ReadableRecord record : lane.records.values()) {
            List<DualLeaf> leaves = new ArrayList<>();
            process.store.items(record.id(), (leaf, canonical) -> {
                leaves.add(leaf);
                ids.add(CanonicalJson.parseObject(new String(canonical, StandardCharsets.UTF_8))
                        .string("id"));
            });
            BatchRegistration body = BatchRegistration.fromJson(record.body());
            assertThat(body.count()).isEqualTo(leaves.size());
            assertThat(body.roots()).isEqualTo(new BatchTree(leaves).roots());
            stored.put(record.id(), leaves);
        }
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(item -> item.id().value()).toList());
        for (BatchReceipt receipt : receipts) {
            List<DualLeaf> promised =
                    stored.getOrDefault(receipt.batch(), List.of()).subList(0, Math.toIntExact(receipt.size()));
            assertThat(receipt.roots()).isEqualTo(new BatchTree(promised).roots());
        }
    }
}
