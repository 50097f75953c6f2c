/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Answers from the index: all records of a key, or that there is none. */
@NullMarked
package org.jianzheng.server.index;

import org.jspecify.annotations.NullMarked;
