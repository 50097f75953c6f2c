/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the index maps. */
@NullMarked
package org.jianzheng.evidence.index;

import org.jspecify.annotations.NullMarked;
