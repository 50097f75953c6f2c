/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

/** What a proof must fulfil; each is a check of RFC 9162, 2.1.3.2 or 2.1.4.2. */
public enum ProofRule {
    /** A tree that proves anything has at least one leaf. */
    SIZE_POSITIVE,
    /** The index is below the size. */
    INDEX_BELOW_SIZE,
    /** The first size is at least 1 and at most the second. */
    SIZES_ORDERED,
    /** The path has no node too many. */
    PATH_NOT_LONGER,
    /** The path has no node too few. */
    PATH_NOT_SHORTER,
    /** The path leads to the root of the (second) tree. */
    ROOT_MATCHES,
    /** The path leads to the root of the first tree. */
    FIRST_ROOT_MATCHES
}
