/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of Merkle trees. */
@NullMarked
package org.jianzheng.evidence.merkle;

import org.jspecify.annotations.NullMarked;
