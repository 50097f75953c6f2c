/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** How many items a second a gateway receives over HTTP, each with a synced receipt, beside plain synced appends. */
@NullMarked
package org.jianzheng.benchmarks.batch;

import org.jspecify.annotations.NullMarked;
