/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of transaction formats. */
@NullMarked
package org.jianzheng.protocol.transaction;

import org.jspecify.annotations.NullMarked;
