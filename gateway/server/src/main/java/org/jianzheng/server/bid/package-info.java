/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Receives sealed bids, batches them so that nobody can count them, and plays their opening, whether the ledger answers or not. */
@NullMarked
package org.jianzheng.server.bid;

import org.jspecify.annotations.NullMarked;
