/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Backs up and restores what only one organisation has: its keys and its gateway's stores. */
@NullMarked
package org.jianzheng.launcher.recovery;

import org.jspecify.annotations.NullMarked;
