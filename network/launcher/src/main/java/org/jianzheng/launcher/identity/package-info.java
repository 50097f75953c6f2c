/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Certificate authorities, node identities and trying keys, made once and kept for their owner only. */
@NullMarked
package org.jianzheng.launcher.identity;

import org.jspecify.annotations.NullMarked;
