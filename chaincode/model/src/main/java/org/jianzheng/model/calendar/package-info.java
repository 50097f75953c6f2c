/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Lengths of time as the law counts them (domain 2.13). */
@NullMarked
package org.jianzheng.model.calendar;

import org.jspecify.annotations.NullMarked;
