/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Merkle trees after RFC 9162 for any hash suite: roots, inclusion and consistency proofs, built and verified. */
@NullMarked
package org.jianzheng.evidence.merkle;

import org.jspecify.annotations.NullMarked;
