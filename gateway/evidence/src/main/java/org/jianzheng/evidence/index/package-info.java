/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Compact sparse Merkle maps that tell, for a key, how many entries bear it and which. */
@NullMarked
package org.jianzheng.evidence.index;

import org.jspecify.annotations.NullMarked;
