/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Signed checkpoints after C2SP: notes, cosignatures, the cosigner's state machine, quorum and forks. */
@NullMarked
package org.jianzheng.evidence.checkpoint;

import org.jspecify.annotations.NullMarked;
