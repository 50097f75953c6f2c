/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Answers from the index: all entries of a key, or that there is none, with the proof that makes them so. */
@NullMarked
package org.jianzheng.evidence.answer;

import org.jspecify.annotations.NullMarked;
