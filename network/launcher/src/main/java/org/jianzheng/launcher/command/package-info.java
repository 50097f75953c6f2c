/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a user can tell the launcher, in Chinese and English. */
@NullMarked
package org.jianzheng.launcher.command;

import org.jspecify.annotations.NullMarked;
