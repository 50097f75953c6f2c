/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The command line of the drills. */
@NullMarked
package org.jianzheng.drills;

import org.jspecify.annotations.NullMarked;
