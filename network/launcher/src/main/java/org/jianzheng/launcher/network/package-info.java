/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The network as a whole: its files, programs and their configuration, starting, stopping, status. */
@NullMarked
package org.jianzheng.launcher.network;

import org.jspecify.annotations.NullMarked;
