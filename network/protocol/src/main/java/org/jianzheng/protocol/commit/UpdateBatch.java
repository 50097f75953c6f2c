/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a block changes in the world state: of each key the last change. Not safe for use by several threads.
 *
 * <p>The order of the bytes is fixed, so that peers that hold the same state compute the same commit hash.
 */
public final class UpdateBatch {

    private static final int KVWRITES = 1;
    private static final int NAMESPACE = 1;
    private static final int COLLECTION = 2;
    private static final int KEY = 3;
    private static final int IS_DELETE = 4;
    private static final int VALUE = 5;
    private static final int VERSION_BYTES = 6;

    private final NavigableMap<StateKey, Update> updates = new TreeMap<>();

    /**
     * The last change of a key in a block.
     *
     * @param value the new value, empty when the key is deleted
     * @param height the transaction that made the change
     */
    public record Update(Optional<ByteString> value, Height height) {}

    /** Notes that a transaction gives the key a value, which is not empty. */
    public void put(StateKey key, ByteString value, Height height) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty value is a deletion: " + key);
        }
        updates.put(key, new Update(Optional.of(value), height));
    }

    /** Notes that a transaction deletes the key, whether it was there or not. */
    public void delete(StateKey key, Height height) {
        updates.put(key, new Update(Optional.empty(), height));
    }

    /** The changes in the order of their keys; a view that cannot be changed. */
    public NavigableMap<StateKey, Update> updates() {
        return Collections.unmodifiableNavigableMap(updates);
    }

    /**
     * The bytes that enter the commit hash: changes in the order of keys, namespace and collection written with their first
     * entry only. The channel's configuration (empty namespace) is left out.
     */
    public ByteString toByteString() {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        String namespace = "";
        String collection = "";
        try {
            for (var entry : updates.entrySet()) {
                StateKey key = entry.getKey();
                if (key.namespace().isEmpty()) {
                    continue;
                }
                boolean newNamespace = !key.namespace().equals(namespace);
                boolean newCollection = newNamespace || !key.collection().equals(collection);
                namespace = key.namespace();
                collection = key.collection();
                ByteString write = write(
                        newNamespace ? namespace : "", newCollection ? collection : "", key.key(), entry.getValue());
                out.writeTag(KVWRITES, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                out.writeBytesNoTag(write);
            }
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException("writing into memory cannot fail", e);
        }
        return bytes.toByteString();
    }

    private static ByteString write(String namespace, String collection, ByteString key, Update update)
            throws IOException {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        if (!namespace.isEmpty()) {
            out.writeString(NAMESPACE, namespace);
        }
        if (!collection.isEmpty()) {
            out.writeString(COLLECTION, collection);
        }
        if (!key.isEmpty()) {
            out.writeBytes(KEY, key);
        }
        if (update.value().isEmpty()) {
            out.writeBool(IS_DELETE, true);
        } else {
            out.writeBytes(VALUE, update.value().get());
        }
        out.writeBytes(VERSION_BYTES, update.height().toByteString());
        out.flush();
        return bytes.toByteString();
    }
}
