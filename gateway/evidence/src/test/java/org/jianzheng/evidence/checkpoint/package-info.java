/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of checkpoints. */
@NullMarked
package org.jianzheng.evidence.checkpoint;

import org.jspecify.annotations.NullMarked;
