/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Asks another organisation's gateway to sign that it was shown something, without telling what or how much, and signs for others. */
@NullMarked
package org.jianzheng.server.vouch;

import org.jspecify.annotations.NullMarked;
