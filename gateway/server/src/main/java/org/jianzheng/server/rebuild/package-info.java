/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Takes the log over from another organisation's tiles, under a checkpoint that a quorum has cosigned. */
@NullMarked
package org.jianzheng.server.rebuild;

import org.jspecify.annotations.NullMarked;
