/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Registered files, capture statements and batches of items: their record bodies and heads. */
@NullMarked
package org.jianzheng.model.evidence;

import org.jspecify.annotations.NullMarked;
