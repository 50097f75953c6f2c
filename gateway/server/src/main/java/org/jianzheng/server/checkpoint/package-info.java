/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Proposes, cosigns, completes and hands out checkpoints, and keeps forks. */
@NullMarked
package org.jianzheng.server.checkpoint;

import org.jspecify.annotations.NullMarked;
