/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Behaviour, deductions and scores (domain 3.2, invariants 5 to 7). */
@NullMarked
package org.jianzheng.model.credit;

import org.jspecify.annotations.NullMarked;
