/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Checkpoints of the log as the ledger sees them: the note's body, who cosigns, forks and anchors. */
@NullMarked
package org.jianzheng.model.checkpoint;

import org.jspecify.annotations.NullMarked;
