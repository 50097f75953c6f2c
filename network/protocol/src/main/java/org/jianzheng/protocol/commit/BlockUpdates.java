/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.commit;

import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.SignedEnvelope;
import org.jianzheng.protocol.transaction.Transactions;

/** Gathers what the valid transactions of a block change. */
public final class BlockUpdates {

    private static final ByteString HASH_OF_NOTHING =
            Sha256.of(ByteString.EMPTY).value();

    private BlockUpdates() {}

    /**
     * The changes of a block that is judged. Configuration transactions change nothing that the commit hash covers.
     *
     * @param state the state before the block; asked only for keys of which a transaction changes the metadata and not the value
     */
    public static UpdateBatch of(Block block, ValidityFlags flags, CommittedState state) {
        UpdateBatch batch = new UpdateBatch();
        for (int index = 0; index < block.getData().getDataCount(); index++) {
            if (!flags.isValid(index)) {
                continue;
            }
            SignedEnvelope envelope = SignedEnvelope.parse(block.getData().getData(index));
            if (envelope.type() == HeaderType.ENDORSER_TRANSACTION) {
                Height height = new Height(block.getHeader().getNumber(), index);
                apply(Transactions.parse(envelope).readWriteSet(), height, batch, state);
            }
        }
        return batch;
    }

    /** Adds what one valid transaction changes, after those before it in its block. */
    public static void apply(ReadWriteSet readWriteSet, Height height, UpdateBatch batch, CommittedState state) {
        Map<StateKey, Optional<ByteString>> changes = new LinkedHashMap<>();
        for (ReadWriteSet.Namespace namespace : readWriteSet.namespaces()) {
            addPublicWrites(namespace, changes);
            addPrivateWrites(namespace, changes);
            keepValuesOfMetadataWrites(namespace, changes, batch, state);
        }
        changes.forEach((key, value) ->
                value.ifPresentOrElse(present -> batch.put(key, present, height), () -> batch.delete(key, height)));
    }

    private static void addPublicWrites(ReadWriteSet.Namespace namespace, Map<StateKey, Optional<ByteString>> changes) {
        for (KVWrite write : namespace.publicSet().getWritesList()) {
            boolean deletes = write.getIsDelete() || write.getValue().isEmpty();
            changes.put(
                    StateKey.of(namespace.name(), write.getKey()),
                    deletes ? Optional.empty() : Optional.of(write.getValue()));
        }
    }

    private static void addPrivateWrites(
            ReadWriteSet.Namespace namespace, Map<StateKey, Optional<ByteString>> changes) {
        for (ReadWriteSet.Collection collection : namespace.collections()) {
            for (KVWriteHash write : collection.hashedSet().getHashedWritesList()) {
                ByteString valueHash = write.getValueHash();
                boolean deletes = write.getIsDelete() || valueHash.isEmpty() || valueHash.equals(HASH_OF_NOTHING);
                changes.put(
                        StateKey.ofHash(namespace.name(), collection.name(), write.getKeyHash()),
                        deletes ? Optional.empty() : Optional.of(valueHash));
            }
        }
    }

    // A change of metadata alone writes the value again at the new height; of a key that is not there it changes
    // nothing.
    private static void keepValuesOfMetadataWrites(
            ReadWriteSet.Namespace namespace,
            Map<StateKey, Optional<ByteString>> changes,
            UpdateBatch batch,
            CommittedState state) {
        for (KVMetadataWrite write : namespace.publicSet().getMetadataWritesList()) {
            keepValue(StateKey.of(namespace.name(), write.getKey()), changes, batch, state);
        }
        for (ReadWriteSet.Collection collection : namespace.collections()) {
            for (KVMetadataWriteHash write : collection.hashedSet().getMetadataWritesList()) {
                StateKey key = StateKey.ofHash(namespace.name(), collection.name(), write.getKeyHash());
                keepValue(key, changes, batch, state);
            }
        }
    }

    private static void keepValue(
            StateKey key, Map<StateKey, Optional<ByteString>> changes, UpdateBatch batch, CommittedState state) {
        if (changes.containsKey(key)) {
            return;
        }
        UpdateBatch.Update earlier = batch.updates().get(key);
        Optional<ByteString> value = earlier == null ? state.value(key) : earlier.value();
        value.ifPresent(present -> changes.put(key, Optional.of(present)));
    }
}
