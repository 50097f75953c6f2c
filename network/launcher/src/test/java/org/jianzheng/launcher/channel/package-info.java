/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Updates of a channel's configuration, judged by the channel's own rules. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.launcher.channel;
