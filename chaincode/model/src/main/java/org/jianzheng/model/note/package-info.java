/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Signed notes of the C2SP: a text, the lines that sign it, and the keys of those lines. */
@NullMarked
package org.jianzheng.model.note;

import org.jspecify.annotations.NullMarked;
