/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.validation;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.jianzheng.embedded.simulation.KeyMetadata;
import org.jianzheng.embedded.state.StateStore;
import org.jianzheng.embedded.state.StateUpdates;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.embedded.state.VersionedValue;
import org.jianzheng.protocol.commit.Height;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.ReadWriteSet;

/** Gathers what the valid transactions of a block change, one after the other. */
final class WriteSets {

    private final StateView state;
    private final StateUpdates updates = new StateUpdates();
    private final List<StateStore.Written> writes = new ArrayList<>();

    WriteSets(StateView state) {
        this.state = state;
    }

    StateUpdates updates() {
        return updates;
    }

    List<StateStore.Written> writes() {
        return writes;
    }

    /** Takes in what a valid transaction writes. */
    void apply(EndorserTransaction transaction, Height height) {
        for (ReadWriteSet.Namespace namespace : transaction.readWriteSet().namespaces()) {
            apply(namespace, height);
            for (KVWrite write : namespace.publicSet().getWritesList()) {
                writes.add(new StateStore.Written(
                        namespace.name(),
                        ByteString.copyFromUtf8(write.getKey()),
                        height,
                        KeyModification.newBuilder()
                                .setTxId(transaction.id().value())
                                .setValue(write.getValue())
                                .setTimestamp(
                                        transaction.envelope().channelHeader().getTimestamp())
                                .setIsDelete(isDelete(write))
                                .build()));
            }
        }
    }

    /** Takes in a new value that the peer itself writes. */
    void put(String namespace, String key, ByteString value, Height height) {
        updates.put(namespace, ByteString.copyFromUtf8(key), new VersionedValue(value, ByteString.EMPTY, height));
    }

    private void apply(ReadWriteSet.Namespace namespace, Height height) {
        KVRWSet set = namespace.publicSet();
        Map<String, ByteString> newMetadata = new HashMap<>();
        for (KVMetadataWrite write : set.getMetadataWritesList()) {
            newMetadata.put(write.getKey(), KeyMetadata.of(write.getEntriesList()));
        }
        Set<String> written = new HashSet<>();
        for (KVWrite write : set.getWritesList()) {
            written.add(write.getKey());
            ByteString key = ByteString.copyFromUtf8(write.getKey());
            if (isDelete(write)) {
                updates.delete(namespace.name(), key, height);
            } else {
                ByteString metadata = newMetadata.containsKey(write.getKey())
                        ? newMetadata.getOrDefault(write.getKey(), ByteString.EMPTY)
                        : latest(namespace.name(), key)
                                .map(VersionedValue::metadata)
                                .orElse(ByteString.EMPTY);
                updates.put(namespace.name(), key, new VersionedValue(write.getValue(), metadata, height));
            }
        }
        // Metadata alone writes the value again at the new height; for a key that is not there it means nothing.
        newMetadata.keySet().removeAll(written);
        newMetadata.forEach((name, metadata) -> {
            ByteString key = ByteString.copyFromUtf8(name);
            latest(namespace.name(), key)
                    .ifPresent(value ->
                            updates.put(namespace.name(), key, new VersionedValue(value.value(), metadata, height)));
        });
    }

    private Optional<VersionedValue> latest(String namespace, ByteString key) {
        return updates.get(namespace, key).map(StateUpdates.Update::value).orElseGet(() -> state.get(namespace, key));
    }

    private static boolean isDelete(KVWrite write) {
        return write.getIsDelete() || write.getValue().isEmpty();
    }
}
