/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Has checkpoints stamped by a time-stamp authority outside the ledger, and keeps the stamps. */
@NullMarked
package org.jianzheng.server.timestamp;

import org.jspecify.annotations.NullMarked;
