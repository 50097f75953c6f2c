/*
 * SPDX-License-Identifier: Apache-2.0
 */

/** A real peer judges a chain that the embedded ledger made. */
@NullMarked
package org.jianzheng.conformance.replay;

import org.jspecify.annotations.NullMarked;
