/*
 * SPDX-License-Identifier: Apache-2.0
 */

/** One set of scenarios for every ledger engine. */
@NullMarked
package org.jianzheng.conformance;

import org.jspecify.annotations.NullMarked;
