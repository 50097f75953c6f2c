/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** How fast proofs are built from a large log, and how fast bundles are verified. */
@NullMarked
package org.jianzheng.benchmarks.proof;

import org.jspecify.annotations.NullMarked;
