/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** A running channel's configuration: read, changed by signed updates, ordered; the same on both engines. */
@NullMarked
package org.jianzheng.launcher.channel;

import org.jspecify.annotations.NullMarked;
