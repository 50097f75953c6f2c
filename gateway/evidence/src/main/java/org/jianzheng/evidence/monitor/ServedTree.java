/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.monitor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.evidence.merkle.ConsistencyProof;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.NodeSource;
import org.jianzheng.evidence.merkle.ProofRefused;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.crypto.HashSuite;

/** One suite's tree of a gateway in the C2SP tlog-tiles layout; proofs are made from its tiles and then verified. */
final class ServedTree {
    private static final int HEIGHT = 8;

    private final ServedLog log;
    private final TreeHasher hasher;
    private final long size;
    private final Map<TilePath, byte[]> tiles = new HashMap<>();

    /** The tree with so many leaves. */
    ServedTree(ServedLog log, HashSuite suite, long size) {
        this.log = log;
        this.hasher = TreeHasher.of(suite);
        this.size = size;
    }

    /**
     * Requires that this tree begins with the one of a smaller size.
     *
     * @throws ProofRefused if it does not
     */
    void requireExtends(long first, Hash firstRoot, Hash root) throws GatewaySilent, InterruptedException {
        if (first == 0) {
            return;
        }
        // The nodes of a proof are asked for while it is built, and a source of nodes cannot say that one does not
        // come.
        List<TilePath> missing = new ArrayList<>();
        while (true) {
            missing.clear();
            ConsistencyProof proof = ConsistencyProof.build(first, size, source(missing), hasher);
            if (missing.isEmpty()) {
                proof.verify(firstRoot, root, hasher);
                return;
            }
            for (TilePath path : missing) {
                tiles.put(path, fetch(path));
            }
        }
    }

    private NodeSource source(List<TilePath> missing) {
        return (level, index) -> {
            int row = level % HEIGHT;
            long first = index << row;
            TilePath path = path(level / HEIGHT, first / TilePath.FULL);
            byte[] tile = tiles.get(path);
            if (tile == null) {
                if (!missing.contains(path)) {
                    missing.add(path);
                }
                return hasher.emptyRoot();
            }
            return fold(tile, (int) (first % TilePath.FULL), 1 << row);
        };
    }

    private Hash fold(byte[] tile, int from, int count) {
        if (count == 1) {
            return Hash.of(tile, from * Hash.LENGTH);
        }
        return hasher.node(fold(tile, from, count / 2), fold(tile, from + count / 2, count / 2));
    }

    private TilePath path(int level, long index) {
        long hashes = size >> (level * HEIGHT);
        int width = (int) Math.min(TilePath.FULL, hashes - index * TilePath.FULL);
        return new TilePath(TilePath.Kind.HASHES, level, index, width);
    }

    private byte[] fetch(TilePath path) throws GatewaySilent, InterruptedException {
        String prefix = switch (hasher.suite()) {
            case SHA_256 -> "";
            case SM3 -> "sm3/";
        };
        int length = path.width() * Hash.LENGTH;
        byte[] tile = log.get(prefix + path, length);
        if (tile.length != length) {
            throw new GatewaySilent(prefix + path + " has " + tile.length + " bytes, not " + length);
        }
        return tile;
    }
}
