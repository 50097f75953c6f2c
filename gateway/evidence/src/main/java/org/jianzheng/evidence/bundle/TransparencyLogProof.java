/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bundle;

import java.util.List;
import java.util.stream.Collectors;
import org.jianzheng.evidence.merkle.Hash;

/**
 * The part of a bundle that the tools of other transparency logs read: C2SP {@code tlog-proof@v1}, whose entry is the canonical
 * JSON of {@link ProvedEntry#entry()}. It has the SHA-256 path alone; the SM3 tree, the index and the record's own signatures have no place
 * in that format, and its readers pass over SM2 lines.
 *
 * @param index where the entry stands, from 0
 * @param path from the leaf's sibling to the child of the root
 * @param checkpoint the signed note as the bundle has it
 */
public record TransparencyLogProof(long index, List<Hash> path, String checkpoint) {
    private static final String FORMAT = "c2sp.org/tlog-proof@v1";

    /** Copies the path. */
    public TransparencyLogProof {
        path = List.copyOf(path);
    }

    /** Of the record of a bundle. */
    public static TransparencyLogProof of(EvidenceBundle bundle) {
        return new TransparencyLogProof(
                bundle.proved().position(), bundle.proved().sha256(), bundle.checkpoint());
    }

    /** The text of a {@code .tlog-proof} file. */
    @Override
    public String toString() {
        return path.stream()
                .map(hash -> hash.base64() + "\n")
                .collect(Collectors.joining("", FORMAT + "\nindex " + index + "\n", "\n" + checkpoint));
    }
}
