/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.Hasher;

/**
 * Hashes leaves and nodes of one suite's trees (RFC 9162, 2.1.1): leaf = H(00 ‖ entry), node = H(01 ‖ left ‖ right),
 * empty tree = H(). Safe for use by several threads at once.
 */
public final class TreeHasher {
    private static final byte[] LEAF_PREFIX = {0};
    private static final byte NODE_PREFIX = 1;
    private static final TreeHasher SHA_256 = new TreeHasher(HashSuite.SHA_256);
    private static final TreeHasher SM3 = new TreeHasher(HashSuite.SM3);

    private final HashSuite suite;
    private final Hash emptyRoot;
    // A hasher keeps state between update and finish, and making one for each node would double the cost of a node.
    private final ThreadLocal<Hasher> hashers;

    private TreeHasher(HashSuite suite) {
        this.suite = suite;
        this.emptyRoot = Hash.owning(suite.hash());
        this.hashers = ThreadLocal.withInitial(suite::newHasher);
    }

    /** The hasher of this suite. */
    public static TreeHasher of(HashSuite suite) {
        return switch (suite) {
            case SHA_256 -> SHA_256;
            case SM3 -> SM3;
        };
    }

    /** The suite that hashes. */
    public HashSuite suite() {
        return suite;
    }

    /** The root of a tree without leaves. */
    public Hash emptyRoot() {
        return emptyRoot;
    }

    /** The hash of a leaf with these bytes. */
    public Hash leaf(byte[] entry) {
        return plain(LEAF_PREFIX, entry);
    }

    /** The hash of a node with these children. */
    public Hash node(Hash left, Hash right) {
        byte[] content = new byte[1 + 2 * Hash.LENGTH];
        content[0] = NODE_PREFIX;
        left.copyTo(content, 1);
        right.copyTo(content, 1 + Hash.LENGTH);
        return plain(content);
    }

    /** The hash of these bytes, without any prefix. */
    public Hash plain(byte[] content) {
        Hasher hasher = hashers.get();
        hasher.update(content);
        return Hash.owning(hasher.finish());
    }

    /** The hash of the parts one after the other, without any prefix. */
    public Hash plain(byte[]... parts) {
        Hasher hasher = hashers.get();
        for (byte[] part : parts) {
            hasher.update(part);
        }
        return Hash.owning(hasher.finish());
    }

    /** A hash of this suite as the digest that the model speaks of. */
    public Digest digest(Hash hash) {
        return new Digest(suite, hash.raw());
    }
}
