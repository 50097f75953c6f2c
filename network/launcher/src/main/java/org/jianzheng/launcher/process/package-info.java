/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Starting, watching and stopping programs that outlive the launcher, told apart by pid and start time. */
@NullMarked
package org.jianzheng.launcher.process;

import org.jspecify.annotations.NullMarked;
