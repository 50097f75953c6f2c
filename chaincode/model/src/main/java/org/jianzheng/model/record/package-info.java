/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The record envelope in its readable and its sealed form, its types, its signatures, and heads as folds of records. */
@NullMarked
package org.jianzheng.model.record;

import org.jspecify.annotations.NullMarked;
