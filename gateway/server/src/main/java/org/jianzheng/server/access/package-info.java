/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Who calls, and what the table of domain 3.4 lets them do; what counts on the ledger is the contract's alone to say. */
@NullMarked
package org.jianzheng.server.access;

import org.jspecify.annotations.NullMarked;
