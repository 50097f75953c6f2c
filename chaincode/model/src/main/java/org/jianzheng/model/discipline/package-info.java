/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The report of discipline: what was deducted, imposed and referred in a stretch of days, counted from states of the ledger. */
@NullMarked
package org.jianzheng.model.discipline;

import org.jspecify.annotations.NullMarked;
