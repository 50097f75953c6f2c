/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of block formats. */
@NullMarked
package org.jianzheng.protocol.block;

import org.jspecify.annotations.NullMarked;
