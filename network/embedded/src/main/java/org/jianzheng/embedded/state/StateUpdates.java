/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.state;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jianzheng.protocol.commit.Height;
import org.jianzheng.protocol.commit.StateKey;
import org.jianzheng.protocol.commit.UpdateBatch;

/** What the transactions of a block change, of each key the last change. Not safe for use by several threads. */
public final class StateUpdates {

    private static final Comparator<ByteString> BYTES = ByteString.unsignedLexicographicalComparator();

    private final NavigableMap<String, NavigableMap<ByteString, Update>> byNamespace = new TreeMap<>();

    /**
     * The last change of a key.
     *
     * @param value what it holds now; empty when it is deleted
     * @param height the transaction that did it
     */
    public record Update(Optional<VersionedValue> value, Height height) {}

    /** Notes a new value. */
    public void put(String namespace, ByteString key, VersionedValue value) {
        namespace(namespace).put(key, new Update(Optional.of(value), value.version()));
    }

    /** Notes a deletion, whether the key was there or not. */
    public void delete(String namespace, ByteString key, Height height) {
        namespace(namespace).put(key, new Update(Optional.empty(), height));
    }

    /** The last change of a key, if any transaction of the block changed it. */
    public Optional<Update> get(String namespace, ByteString key) {
        NavigableMap<ByteString, Update> keys = byNamespace.get(namespace);
        return keys == null ? Optional.empty() : Optional.ofNullable(keys.get(key));
    }

    /** The changes of a namespace in the order of keys. */
    public NavigableMap<ByteString, Update> in(String namespace) {
        NavigableMap<ByteString, Update> keys = byNamespace.get(namespace);
        return Collections.unmodifiableNavigableMap(keys == null ? new TreeMap<>(BYTES) : keys);
    }

    /** All changes by namespace. */
    public Map<String, NavigableMap<ByteString, Update>> all() {
        return Collections.unmodifiableMap(byNamespace);
    }

    /** The changes as they enter the commit hash. */
    public UpdateBatch batch() {
        UpdateBatch batch = new UpdateBatch();
        byNamespace.forEach((namespace, keys) -> keys.forEach((key, update) -> {
            StateKey stateKey = new StateKey(namespace, "", key);
            update.value()
                    .ifPresentOrElse(
                            value -> batch.put(stateKey, value.value(), update.height()),
                            () -> batch.delete(stateKey, update.height()));
        }));
        return batch;
    }

    private NavigableMap<ByteString, Update> namespace(String namespace) {
        return byNamespace.computeIfAbsent(namespace, name -> new TreeMap<>(BYTES));
    }
}
