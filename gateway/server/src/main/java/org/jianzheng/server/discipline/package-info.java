/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The report of discipline over what the own peer holds. */
@NullMarked
package org.jianzheng.server.discipline;

import org.jspecify.annotations.NullMarked;
