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

    private final @Nullable Slot[] slots;

    Page() {
        this(new @Nullable Slot[SLOTS]);
    }

    private Page(@Nullable Slot[] slots) {
        this.slots = slots;
    }

    /** Reads stored bytes: for each slot in use its number (with a mark for leaves), a leaf's key, and the hash. */
    static Page read(byte[] bytes) {
        Page page = new Page();
        int offset = 0;
        while (offset < bytes.length) {
            int mark = bytes[offset++];
            boolean leaf = (mark & LEAF_MARK) != 0;
            int length = leaf ? 2 * Hash.LENGTH : Hash.LENGTH;
            if ((mark & ~0x1f) != 0 || offset + length > bytes.length) {
                throw new StoreFailed("a page of an index map is damaged at byte " + (offset - 1));
            }
            page.slots[mark & 0xf] = leaf
                    ? new Slot.Leaf(Hash.of(bytes, offset), Hash.of(bytes, offset + Hash.LENGTH))
                    : new Slot.Branch(Hash.of(bytes, offset));
            offset += length;
        }
        return page;
    }

    byte[] bytes() {
        byte[] bytes = new byte[SLOTS * (1 + 2 * Hash.LENGTH)];
        int offset = 0;
        for (int number = 0; number < SLOTS; number++) {
            switch (slots[number]) {
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
        return Arrays.copyOf(bytes, offset);
    }

    @Nullable
    Slot slot(int number) {
        return slots[number];
    }

    void set(int number, @Nullable Slot slot) {
        slots[number] = slot;
    }

    Page copy() {
        return new Page(slots.clone());
    }

    /**
     * The tree over the slots: node 1 is the whole page, node n has the children 2n and 2n + 1, slot s is node {@value #SLOTS} + s; null
     * where a subtree is empty. Each inner node costs at most one hash.
     */
    @Nullable
    Slot[] tree(MapHasher hasher) {
        @Nullable Slot[] nodes = new @Nullable Slot[2 * SLOTS];
        System.arraycopy(slots, 0, nodes, SLOTS, SLOTS);
        for (int node = SLOTS - 1; node > 0; node--) {
            nodes[node] = over(nodes[2 * node], nodes[2 * node + 1], hasher);
        }
        return nodes;
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
