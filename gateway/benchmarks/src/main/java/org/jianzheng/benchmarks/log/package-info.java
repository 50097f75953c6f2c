/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** How fast the library derives the Merkle log from blocks. */
@NullMarked
package org.jianzheng.benchmarks.log;

import org.jspecify.annotations.NullMarked;
