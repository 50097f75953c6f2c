/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The receiving side of lists: takes proved deltas into a folder, without gap, replay or reordering, and answers from it off line. */
@NullMarked
package org.jianzheng.evidence.list;

import org.jspecify.annotations.NullMarked;
