/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Reads records back and proves them: the record with its place, and its evidence bundle. */
@NullMarked
package org.jianzheng.server.proof;

import org.jspecify.annotations.NullMarked;
