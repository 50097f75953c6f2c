/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.embedded.database.Database;
import org.jianzheng.embedded.simulation.RangeQuery;
import org.jianzheng.embedded.simulation.Simulation;
import org.jianzheng.embedded.state.Savepoint;
import org.jianzheng.embedded.state.StateStore;
import org.jianzheng.embedded.state.StateUpdates;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.embedded.state.VersionedValue;
import org.jianzheng.protocol.commit.Height;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadConflictsTest {

    private static final String NAMESPACE = "records";
    private static final Height COMMITTED = new Height(1, 0);
    private static final Height EARLIER = new Height(2, 0);

    @TempDir
    Path folder;

    private final StateUpdates earlier = new StateUpdates();
    private Database database;
    private StateView view;

    @BeforeEach
    void commit_some_keys() {
        database = Database.open(folder);
        StateStore store = new StateStore(database);
        StateUpdates committed = new StateUpdates();
        for (String key : List.of("b", "d", "f")) {
            put(committed, key, COMMITTED);
        }
        put(committed, "ns", COMMITTED);
        try (Database.Batch batch = database.batch()) {
            store.add(batch, committed, List.of(), new Savepoint(2, 0, Optional.empty()));
            database.write(batch);
        }
        view = store.view();
    }

    @AfterEach
    void close() {
        view.close();
        database.close();
    }

    @Test
    void what_was_read_and_not_changed_does_not_conflict() {
        put(earlier, "x", EARLIER);

        assertThat(check(reading("b", "nothing"))).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void a_key_that_an_earlier_transaction_wrote_conflicts() {
        ReadWriteSet set = reading("b");
        put(earlier, "b", EARLIER);

        assertThat(check(set)).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
    }

    @Test
    void a_key_that_was_not_there_and_is_deleted_meanwhile_conflicts() {
        ReadWriteSet set = reading("nothing");
        earlier.delete(NAMESPACE, ByteString.copyFromUtf8("nothing"), EARLIER);

        assertThat(check(set)).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
    }

    @Test
    void a_key_behind_what_was_fetched_of_a_range_is_no_phantom() {
        ReadWriteSet set = ranging("a", "z", 2);
        put(earlier, "e", EARLIER);

        assertThat(check(set)).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void the_last_key_that_was_fetched_of_a_range_is_covered() {
        ReadWriteSet set = ranging("a", "z", 2);
        put(earlier, "d", EARLIER);

        assertThat(check(set)).isEqualTo(TxValidationCode.PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_range_without_end_ends_with_its_namespace() {
        ReadWriteSet set = ranging("", "", 100);
        earlier.put(
                NAMESPACE + "2",
                ByteString.copyFromUtf8("a"),
                new VersionedValue(ByteString.copyFromUtf8("v"), ByteString.EMPTY, EARLIER));

        assertThat(check(set)).isEqualTo(TxValidationCode.VALID);
    }

    /** Against the plain rule: a range conflicts exactly if running it again over state and changes gives something else. */
    @Test
    void finds_every_phantom_and_no_other() {
        Random random = new Random(20260316);
        for (int round = 0; round < 500; round++) {
            StateUpdates updates = new StateUpdates();
            Map<String, Height> now = new TreeMap<>(Map.of("b", COMMITTED, "d", COMMITTED, "f", COMMITTED));
            for (int i = random.nextInt(3); i > 0; i--) {
                String key = key(random);
                if (random.nextBoolean()) {
                    put(updates, key, EARLIER);
                    now.put(key, EARLIER);
                } else {
                    updates.delete(NAMESPACE, ByteString.copyFromUtf8(key), EARLIER);
                    now.remove(key);
                }
            }
            String start = key(random);
            String end = key(random);
            Map<String, Height> before = new TreeMap<>(Map.of("b", COMMITTED, "d", COMMITTED, "f", COMMITTED));
            boolean same = between(before, start, end).equals(between(now, start, end));

            assertThat(new ReadConflicts(view, updates).check(ranging(start, end, 100)))
                    .as("range %s to %s over %s", start, end, now)
                    .isEqualTo(same ? TxValidationCode.VALID : TxValidationCode.PHANTOM_READ_CONFLICT);
        }
    }

    private static Map<String, Height> between(Map<String, Height> keys, String start, String end) {
        Map<String, Height> found = new TreeMap<>(keys);
        found.keySet().removeIf(key -> key.compareTo(start) < 0 || key.compareTo(end) >= 0);
        return found;
    }

    private static String key(Random random) {
        return Character.toString('a' + random.nextInt(8));
    }

    private TxValidationCode check(ReadWriteSet set) {
        return new ReadConflicts(view, earlier).check(set);
    }

    private ReadWriteSet reading(String... keys) {
        try (Simulation simulation = new Simulation(view, NAMESPACE)) {
            for (String key : keys) {
                assertThat(simulation.read(key)).isNotNull();
            }
            return simulation.results();
        }
    }

    private ReadWriteSet ranging(String start, String end, int fetched) {
        try (Simulation simulation = new Simulation(view, NAMESPACE)) {
            RangeQuery query = simulation.range(start, end);
            IntStream.range(0, fetched).forEach(i -> query.next());
            return simulation.results();
        }
    }

    private static void put(StateUpdates updates, String key, Height height) {
        updates.put(
                NAMESPACE,
                ByteString.copyFromUtf8(key),
                new VersionedValue(ByteString.copyFromUtf8("value"), ByteString.EMPTY, height));
    }
}
