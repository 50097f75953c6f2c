/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Vectors in {@code cases/verifier} on which every verifier must agree. */
@NullMarked
package org.jianzheng.evidence.vectors;

import org.jspecify.annotations.NullMarked;
