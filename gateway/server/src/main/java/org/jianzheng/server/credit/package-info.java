/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Scores and evaluations, as the contracts compute them from the ledger. */
@NullMarked
package org.jianzheng.server.credit;

import org.jspecify.annotations.NullMarked;
