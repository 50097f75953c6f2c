/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of what organisations on hosts of their own do, without any running program. */
@NullMarked
package org.jianzheng.launcher.hosts;

import org.jspecify.annotations.NullMarked;
