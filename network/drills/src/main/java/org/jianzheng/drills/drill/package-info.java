/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The drills, how one is run, and what came of it. */
@NullMarked
package org.jianzheng.drills.drill;

import org.jspecify.annotations.NullMarked;
