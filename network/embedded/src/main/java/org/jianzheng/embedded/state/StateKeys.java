/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.state;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jianzheng.protocol.commit.Height;

/**
 * The bytes under which the database keeps state and history, so that their order is that of namespaces and keys in UTF-8.
 * A namespace never contains a zero byte.
 */
final class StateKeys {

    private static final ByteString END_OF_NAMESPACE = ByteString.copyFrom(new byte[] {0});
    private static final ByteString AFTER_NAMESPACE = ByteString.copyFrom(new byte[] {1});

    private StateKeys() {}

    static byte[] state(String namespace, ByteString key) {
        return prefix(namespace).concat(key).toByteArray();
    }

    static ByteString prefix(String namespace) {
        return ByteString.copyFromUtf8(namespace).concat(END_OF_NAMESPACE);
    }

    static ByteString afterNamespace(String namespace) {
        return ByteString.copyFromUtf8(namespace).concat(AFTER_NAMESPACE);
    }

    /** All versions of a key begin so; the length keeps keys apart of which one begins like the other. */
    static byte[] historyPrefix(String namespace, ByteString key) {
        byte[] name = namespace.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(name.length + 1 + Integer.BYTES + key.size())
                .put(name)
                .put((byte) 0)
                .putInt(key.size())
                .put(key.asReadOnlyByteBuffer())
                .array();
    }

    /** Heights are turned round, so that the newest comes first. */
    static byte[] history(String namespace, ByteString key, Height height) {
        byte[] prefix = historyPrefix(namespace, key);
        return ByteBuffer.allocate(prefix.length + 2 * Long.BYTES)
                .put(prefix)
                .putLong(~height.block())
                .putLong(~height.transaction())
                .array();
    }
}
