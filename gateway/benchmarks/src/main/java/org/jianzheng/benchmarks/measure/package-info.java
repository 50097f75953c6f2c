/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Paces calls, and boils their times down to rates, percentiles and spreads. */
@NullMarked
package org.jianzheng.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
