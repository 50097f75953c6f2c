/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Checkpoints of the log as the ledger sees them: note body, cosigner policy, forks, anchors. */
@NullMarked
package org.jianzheng.model.checkpoint;

import org.jspecify.annotations.NullMarked;
