/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the receiving side of lists. */
@NullMarked
package org.jianzheng.evidence.list;

import org.jspecify.annotations.NullMarked;
