/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a bidder and anybody else checks off line about sealed bids: receipts, their place in the batches, and the opening. */
@NullMarked
package org.jianzheng.evidence.bid;

import org.jspecify.annotations.NullMarked;
