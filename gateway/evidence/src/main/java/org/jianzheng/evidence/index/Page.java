/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.util.Arrays;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.store.StoreFailed;
import org.jspecify.annotations.Nullable;

/** Four levels of a map: 16 slots, each empty, the leaf of one key, or the root of a page below. */
final class Page {
    /** What stands in a slot; absence is an empty subtree. */
    sealed interface Slot {
        /** The hash of the subtree. */
        Hash hash();

        /** A subtree with one key. */
        record Leaf(Hash key, Hash hash) implements Slot {}

        /** A subtree with several keys. */
        record Branch(Hash hash) implements Slot {}
    }

    static final int SLOTS = 16;
    private static final int LEAF_MARK = 0x10;
    private static final int NODE_MARK = 0x20;

    /** The first of the inner nodes that are stored too, and the first behind them: each stands for four slots. */
    private static final int STORED_NODES = 4;

    private static final int STORED_NODES_END = 8;

    private static final int ALL_INNER = (1 << SLOTS) - 2;

    /** Node 1 is the whole page, node n has the children 2n and 2n + 1, slot s is node {@value #SLOTS} + s. */
    private final @Nullable Slot[] nodes = new @Nullable Slot[2 * SLOTS];

    /** One bit for each inner node that does not stand for what is below it any more. */
    private int stale = ALL_INNER;

    /**
     * Reads stored bytes: for each slot in use its number (with a mark for leaves), a leaf's key, and the hash; then for each inner node of the middle row
     * that is a hash its number with a mark, and the hash. Without that row, whoever changes a slot would hash all fifteen nodes anew.
     */
    static Page read(byte[] bytes) {
        Page page = new Page();
        int offset = 0;
        while (offset < bytes.length) {
            int mark = bytes[offset++];
            boolean leaf = (mark & LEAF_MARK) != 0;
            boolean inner = (mark & NODE_MARK) != 0;
            int number = mark & 0xf;
            int length = leaf ? 2 * Hash.LENGTH : Hash.LENGTH;
            if ((mark & ~0x3f) != 0
                    || (inner && (leaf || number < STORED_NODES || number >= STORED_NODES_END))
                    || offset + length > bytes.length) {
                throw new StoreFailed("a page of an index map is damaged at byte " + (offset - 1));
            }
            if (inner) {
                page.nodes[number] = new Slot.Branch(Hash.of(bytes, offset));
                page.stale &= ~(1 << number);
            } else {
                page.nodes[SLOTS + number] = leaf
                        ? new Slot.Leaf(Hash.of(bytes, offset), Hash.of(bytes, offset + Hash.LENGTH))
                        : new Slot.Branch(Hash.of(bytes, offset));
            }
            offset += length;
        }
        return page;
    }

    byte[] bytes(MapHasher hasher) {
        byte[] bytes = new byte[SLOTS * (1 + 2 * Hash.LENGTH) + (STORED_NODES_END - STORED_NODES) * (1 + Hash.LENGTH)];
        int offset = 0;
        for (int number = 0; number < SLOTS; number++) {
            switch (slot(number)) {
                case null -> {}
                case Slot.Leaf leaf -> {
                    bytes[offset++] = (byte) (number | LEAF_MARK);
                    leaf.key().copyTo(bytes, offset);
                    leaf.hash().copyTo(bytes, offset + Hash.LENGTH);
                    offset += 2 * Hash.LENGTH;
                }
                case Slot.Branch branch -> {
                    bytes[offset++] = (byte) number;
                    branch.hash().copyTo(bytes, offset);
                    offset += Hash.LENGTH;
                }
            }
        }
        for (int number = STORED_NODES; number < STORED_NODES_END; number++) {
            if (node(number, hasher) instanceof Slot.Branch branch) {
                bytes[offset++] = (byte) (number | NODE_MARK);
                branch.hash().copyTo(bytes, offset);
                offset += Hash.LENGTH;
            }
        }
        return Arrays.copyOf(bytes, offset);
    }

    @Nullable
    Slot slot(int number) {
        return nodes[SLOTS + number];
    }

    void set(int number, @Nullable Slot slot) {
        nodes[SLOTS + number] = slot;
        for (int node = (SLOTS + number) / 2; node > 0; node /= 2) {
            stale |= 1 << node;
        }
    }

    /** The whole page: null without keys, the leaf of a single one, else a branch. */
    @Nullable
    Slot root(MapHasher hasher) {
        return node(1, hasher);
    }

    /**
     * A node of the tree over the slots: node 1 is the whole page, node n has the children 2n and 2n + 1, slot s is node {@value #SLOTS} + s; null
     * where a subtree is empty. Each inner node above a changed slot costs at most one hash once, the others none.
     */
    @Nullable
    Slot node(int number, MapHasher hasher) {
        if ((stale & (1 << number)) != 0 && number < SLOTS) {
            nodes[number] = over(node(2 * number, hasher), node(2 * number + 1, hasher), hasher);
            stale &= ~(1 << number);
        }
        return nodes[number];
    }

    /** What two neighbours make up: a leaf that is alone moves up, so that the form of the map depends on its keys alone. */
    private static @Nullable Slot over(@Nullable Slot left, @Nullable Slot right, MapHasher hasher) {
        if (left == null && !(right instanceof Slot.Branch)) {
            return right;
        }
        if (right == null && !(left instanceof Slot.Branch)) {
            return left;
        }
        return new Slot.Branch(hasher.node(hashOf(left, hasher), hashOf(right, hasher)));
    }

    static Hash hashOf(@Nullable Slot slot, MapHasher hasher) {
        return slot == null ? hasher.empty() : slot.hash();
    }
}
