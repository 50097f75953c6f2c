/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Decisions that several departments sign, and what follows from them (domain 3.2). */
@NullMarked
package org.jianzheng.model.sanction;

import org.jspecify.annotations.NullMarked;
