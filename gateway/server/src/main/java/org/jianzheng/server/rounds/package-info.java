/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Threads of the gateway that work round by round until they are stopped. */
@NullMarked
package org.jianzheng.server.rounds;

import org.jspecify.annotations.NullMarked;
