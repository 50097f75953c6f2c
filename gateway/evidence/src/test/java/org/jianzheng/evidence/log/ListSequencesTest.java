/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListChange;
import org.jianzheng.model.list.ListEntry;
import org.jianzheng.model.list.ListEntryHead;
import org.jianzheng.model.list.ListSnapshot;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever changes a list in whatever order, the entries take and refuse the same, the snapshot of every day and time has the same entries, and the map of what
 * is in force the same deltas, as a second account that knows nothing but days. Beyond the usual seeds: {@code -Dsequences=1000}.
 */
class ListSequencesTest {
    private static final int SEEDS = 6;
    private static final int BLOCKS = 60;
    private static final ListId LIST = ListId.parse("city-black-list");
    private static final List<Subject> SUBJECTS = List.of(
            Subject.parse("org:91350100M000100Y43"),
            Subject.parse("org:91512081MA62K0260E"),
            Subject.parse("person:" + "2".repeat(32)));
    private static final DualDigest DIGEST = DualDigest.of(new byte[] {1});
    private static final LegalBasis BASIS = new LegalBasis("某条例(虚构)", "第一条", LegalBasis.Rank.LAW);

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("sequences", SEEDS));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void entries_snapshots_and_the_map_in_force_agree_with_a_second_account(long seed) {
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            Walk walk = new Walk(new Random(seed), store, log);
            for (int block = 0; block < BLOCKS; block++) {
                walk.block();
                walk.compareInForce();
                walk.compareSnapshot();
            }
            assertThat(walk.refused).as("a sequence tries what is refused, too").isPositive();
            assertThat(log.bearers(new IndexKey(IndexName.DELTA, LIST.value()), 0, 2 * walk.deltas.size() + 1))
                    .isEqualTo(walk.positions());
        }
    }

    /** An entry by the days on which it has effect. */
    private static final class Days {
        private final LocalDate from;
        private final Optional<ListChange.Bounds> bounds;
        private final List<RecordRef> deltas = new ArrayList<>();
        private final Set<LocalDate> paused = new HashSet<>();
        private LocalDate until;
        private Optional<LocalDate> over = Optional.empty();

        Days(ListChange.Listed listed) {
            from = listed.from();
            until = listed.until();
            bounds = listed.bounds();
        }

        boolean effect(LocalDate day) {
            return from.datesUntil(until.plusDays(1)).anyMatch(day::equals)
                    && !paused.contains(day)
                    && over.map(day::isBefore).orElse(true);
        }

        /** The first day from which on the subject may be listed again. */
        LocalDate free() {
            return over.filter(day -> !day.isAfter(until)).orElse(until.plusDays(1));
        }

        boolean refuses(ListChange change) {
            return switch (change) {
                case ListChange.Listed listed -> listed.from().isBefore(free());
                case ListChange.Corrected corrected -> !deltas.contains(corrected.corrects());
                case ListChange.Amended amended ->
                    over.isPresent()
                            || amended.until().isBefore(from)
                            || bounds.filter(bound -> amended.until().isAfter(bound.most()))
                                    .isPresent();
                case ListChange.Suspended ignored -> over.isPresent();
                case ListChange.Expired ignored -> over.isPresent();
                case ListChange.Repaired repaired ->
                    over.isPresent()
                            || repaired.from().isBefore(from)
                            || bounds.filter(bound -> repaired.from().isBefore(bound.repairableFrom()))
                                    .isPresent();
                case ListChange.Delisted delisted ->
                    over.isPresent() || delisted.from().isBefore(from);
            };
        }

        void take(RecordRef delta, ListChange change) {
            deltas.add(delta);
            switch (change) {
                case ListChange.Listed ignored -> {}
                case ListChange.Corrected ignored -> {}
                case ListChange.Amended amended -> until = amended.until();
                case ListChange.Suspended pause ->
                    pause.from().datesUntil(pause.to().plusDays(1)).forEach(paused::add);
                case ListChange.Expired ignored -> over = Optional.of(until.plusDays(1));
                case ListChange.Repaired repaired -> over = Optional.of(repaired.from());
                case ListChange.Delisted delisted -> over = Optional.of(delisted.from());
            }
        }
    }

    /** One sequence. */
    private static final class Walk {
        private final Random random;
        private final LogStore store;
        private final LedgerLog log;
        private final List<ListSnapshot.Known> deltas = new ArrayList<>();
        private final Map<RecordRef, Long> places = new HashMap<>();
        private final Map<Subject, ListEntry> newest = new HashMap<>();
        private LocalDate today = LocalDate.of(2026, 4, 1);
        private int refused;

        Walk(Random random, LogStore store, LedgerLog log) {
            this.random = random;
            this.store = store;
            this.log = log;
        }

        /** Some days later a transaction, which changes the list or, at times, something else. */
        void block() {
            today = today.plusDays(random.nextInt(25));
            List<JsonObject> records = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                Subject subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
                ListChange change = drawn(subject);
                RecordRef ref = ref();
                if (accepted(subject, ref, change)) {
                    Delta delta = new Delta(LIST, deltas.size() + 1, DIGEST, subject, BASIS, DIGEST, change);
                    places.put(ref, log.size() + records.size());
                    deltas.add(new ListSnapshot.Known(ref, delta, now()));
                    records.add(record(ref, "list.delta", delta.toJson()));
                }
            }
            if (records.isEmpty()) {
                records.add(record(ref(), "witness.item", JsonObject.builder().build()));
            }
            append(records);
        }

        private boolean accepted(Subject subject, RecordRef ref, ListChange change) {
            List<Days> known = account(subject, now());
            boolean wanted = known.isEmpty()
                    ? change instanceof ListChange.Listed
                    : !known.getLast().refuses(change);
            try {
                newest.put(subject, ListEntry.after(Optional.ofNullable(newest.get(subject)), ref, change));
                assertThat(wanted).as("%s of %s is taken", change, subject).isTrue();
                return true;
            } catch (Refusal refusal) {
                assertThat(wanted).as("%s of %s: %s", change, subject, refusal).isFalse();
                refused++;
                return false;
            }
        }

        /** As contracts allow them: what begins or ends an entry lies in no future. */
        private ListChange drawn(Subject subject) {
            LocalDate past = today.minusDays(random.nextInt(20));
            return switch (random.nextInt(8)) {
                case 0 -> new ListChange.Amended(today.plusDays(random.nextInt(150) - 20));
                case 1 -> {
                    LocalDate from = today.plusDays(random.nextInt(30) - 10);
                    yield new ListChange.Suspended(from, from.plusDays(random.nextInt(20)));
                }
                case 2 -> new ListChange.Expired();
                case 3 -> new ListChange.Repaired(past);
                case 4 -> {
                    ListChange.Delisted.Cause[] causes = ListChange.Delisted.Cause.values();
                    yield new ListChange.Delisted(causes[random.nextInt(causes.length)], past);
                }
                case 5 ->
                    new ListChange.Corrected(Optional.ofNullable(newest.get(subject))
                            .map(entry -> entry.deltas().getLast())
                            .orElseGet(this::ref));
                default ->
                    new ListChange.Listed(
                            new ListChange.Ground(Optional.of(ref()), List.of()),
                            past,
                            past.plusDays(random.nextInt(120)),
                            random.nextBoolean() ? Optional.empty() : Optional.of(bounds(past)));
            };
        }

        private static ListChange.Bounds bounds(LocalDate found) {
            return new ListChange.Bounds(
                    new CatalogueVersion("REPAIR", "1"), found, found.plusDays(15), found.plusDays(140));
        }

        /** The entries of a subject by the second account, from the deltas that were known at a time. */
        private List<Days> account(Subject subject, Instant knownAt) {
            List<Days> all = new ArrayList<>();
            for (ListSnapshot.Known known : deltas) {
                if (known.delta().subject().equals(subject) && !known.time().isAfter(knownAt)) {
                    if (known.delta().change() instanceof ListChange.Listed listed) {
                        all.add(new Days(listed));
                    }
                    all.getLast().take(known.record(), known.delta().change());
                }
            }
            return all;
        }

        void compareInForce() {
            for (Subject subject : SUBJECTS) {
                List<Long> wanted = account(subject, now()).stream()
                        .filter(days -> days.effect(today))
                        .flatMap(days -> days.deltas.stream())
                        .map(ref -> Optional.ofNullable(places.get(ref)).orElseThrow())
                        .toList();
                assertThat(LedgerLog.inForce(new IndexKey(IndexName.ACTIVE, ListEntryHead.id(LIST, subject)), store))
                        .as("%s on %s", subject, today)
                        .isEqualTo(wanted);
            }
        }

        void compareSnapshot() {
            LocalDate on = today.plusDays(random.nextInt(200) - 150);
            Instant knownAt = now().minusSeconds(86_400L * random.nextInt(120));
            Map<Subject, List<RecordRef>> wanted = new HashMap<>();
            for (Subject subject : SUBJECTS) {
                account(subject, knownAt).stream()
                        .filter(days -> days.effect(on))
                        .findFirst()
                        .ifPresent(days -> wanted.put(subject, days.deltas));
            }
            assertThat(ListSnapshot.of(deltas, on, knownAt).entries().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().deltas())))
                    .as("on %s as known at %s", on, knownAt)
                    .isEqualTo(wanted);
        }

        List<Long> positions() {
            return deltas.stream()
                    .map(known ->
                            Optional.ofNullable(places.get(known.record())).orElseThrow())
                    .toList();
        }

        private Instant now() {
            return Instant.parse(today + "T02:00:00Z");
        }

        private void append(List<JsonObject> records) {
            long number = log.nextBlock();
            List<LogEntry> entries = new ArrayList<>();
            for (JsonObject record : records) {
                entries.add(new LogEntry(
                        number, entries.size(), record, now(), new TransactionId("%064x".formatted(number))));
            }
            Hash header = TreeHasher.of(HashSuite.SHA_256).plain(("block " + number).getBytes(StandardCharsets.UTF_8));
            log.append(new LogBlock(number, header, Optional.of(header), entries));
        }

        private static JsonObject record(RecordRef ref, String type, JsonObject body) {
            return JsonObject.builder()
                    .put("id", ref.id().value())
                    .put("type", type)
                    .put("body", body)
                    .build();
        }

        private RecordRef ref() {
            return new RecordRef(RecordId.generate(() -> now(), random));
        }
    }
}
