/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Inspections as they stand. */
@NullMarked
package org.jianzheng.server.inspection;

import org.jspecify.annotations.NullMarked;
