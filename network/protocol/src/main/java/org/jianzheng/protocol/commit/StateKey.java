/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.commit;

import com.google.protobuf.ByteString;
import java.util.Comparator;

/**
 * A key of the world state. Keys are in the order of their bytes: namespace, public state before private collections, key.
 *
 * @param namespace the chaincode's name; empty for the channel's configuration
 * @param collection the private collection, of which hashes only are kept; empty for public state
 * @param key UTF-8 of a public key, or the hash of a private key
 */
public record StateKey(String namespace, String collection, ByteString key) implements Comparable<StateKey> {

    private static final Comparator<StateKey> ORDER = Comparator.comparing(StateKey::namespace, StateKey::compareUtf8)
            .thenComparing(StateKey::collection, StateKey::compareUtf8)
            .thenComparing(StateKey::key, ByteString.unsignedLexicographicalComparator());

    /** A key of the public state. */
    public static StateKey of(String namespace, String key) {
        return new StateKey(namespace, "", ByteString.copyFromUtf8(key));
    }

    /** The key of a private value's hash. */
    public static StateKey ofHash(String namespace, String collection, ByteString keyHash) {
        return new StateKey(namespace, collection, keyHash);
    }

    @Override
    public int compareTo(StateKey other) {
        return ORDER.compare(this, other);
    }

    // Java orders strings by UTF-16 units, Fabric by UTF-8 bytes.
    private static int compareUtf8(String a, String b) {
        return a.equals(b)
                ? 0
                : ByteString.unsignedLexicographicalComparator()
                        .compare(ByteString.copyFromUtf8(a), ByteString.copyFromUtf8(b));
    }
}
