/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What must hold after a drill: nothing lost, nothing doubled, everything provable, everything told. */
@NullMarked
package org.jianzheng.drills.check;

import org.jspecify.annotations.NullMarked;
