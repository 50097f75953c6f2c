/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Registered files and capture statements: their record bodies and heads. */
@NullMarked
package org.jianzheng.model.evidence;

import org.jspecify.annotations.NullMarked;
