/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Blocks of the ledger: what orderers and endorsers signed, checked off line from a trusted first block. */
@NullMarked
package org.jianzheng.evidence.block;

import org.jspecify.annotations.NullMarked;
