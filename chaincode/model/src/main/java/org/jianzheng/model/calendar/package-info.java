/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Days, terms and limits as the law counts them (domain 2.13). */
@NullMarked
package org.jianzheng.model.calendar;

import org.jspecify.annotations.NullMarked;
