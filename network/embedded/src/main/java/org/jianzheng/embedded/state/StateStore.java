/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.state;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;
import org.jianzheng.embedded.database.Database;
import org.jianzheng.embedded.database.Family;
import org.jianzheng.protocol.commit.Height;

/** The world state, its history and its savepoint in the database. One writer, many readers through views. */
public final class StateStore {

    private static final byte[] SAVEPOINT = "savepoint".getBytes(StandardCharsets.US_ASCII);

    private final Database database;

    /** The state that is kept in the database. */
    public StateStore(Database database) {
        this.database = database;
    }

    /**
     * A write for the history.
     *
     * @param namespace of the key
     * @param key in UTF-8
     * @param height the transaction
     * @param modification what history queries answer
     */
    public record Written(String namespace, ByteString key, Height height, KeyModification modification) {}

    /** How far the state has come. */
    public Savepoint savepoint() {
        return database.get(Family.PROGRESS, SAVEPOINT).map(Savepoint::of).orElse(Savepoint.NONE);
    }

    /** Notes a block's changes, writes and savepoint in one batch. */
    public void add(Database.Batch batch, StateUpdates updates, List<Written> writes, Savepoint savepoint) {
        for (Map.Entry<String, NavigableMap<ByteString, StateUpdates.Update>> each :
                updates.all().entrySet()) {
            each.getValue().forEach((key, update) -> {
                byte[] stateKey = StateKeys.state(each.getKey(), key);
                update.value()
                        .ifPresentOrElse(
                                value -> batch.put(Family.STATE, stateKey, value.toBytes()),
                                () -> batch.delete(Family.STATE, stateKey));
            });
        }
        for (Written write : writes) {
            batch.put(
                    Family.HISTORY,
                    StateKeys.history(write.namespace(), write.key(), write.height()),
                    write.modification().toByteArray());
        }
        batch.put(Family.PROGRESS, SAVEPOINT, savepoint.toBytes());
    }

    /** The state as it is now; the caller closes the view. */
    public StateView view() {
        return new StateView(savepoint().height(), database.snapshot());
    }
}
