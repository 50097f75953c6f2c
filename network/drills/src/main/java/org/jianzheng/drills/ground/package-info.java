/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The network on which a drill is done, and the ways in which it is hurt and healed. */
@NullMarked
package org.jianzheng.drills.ground;

import org.jspecify.annotations.NullMarked;
