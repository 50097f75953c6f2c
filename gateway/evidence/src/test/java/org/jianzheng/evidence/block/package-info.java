/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the checks of blocks. */
@NullMarked
package org.jianzheng.evidence.block;

import org.jspecify.annotations.NullMarked;
