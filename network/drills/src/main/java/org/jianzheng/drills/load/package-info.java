/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Records that are handed in at a steady rate while something goes wrong. */
@NullMarked
package org.jianzheng.drills.load;

import org.jspecify.annotations.NullMarked;
