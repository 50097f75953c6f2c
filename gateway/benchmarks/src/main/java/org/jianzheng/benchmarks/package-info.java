/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The benchmarks module of Jianzheng. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.benchmarks;
