/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** How the gateway is, in one answer for people and programs. */
@NullMarked
package org.jianzheng.server.health;

import org.jspecify.annotations.NullMarked;
