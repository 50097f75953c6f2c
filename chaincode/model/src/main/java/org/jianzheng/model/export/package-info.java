/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Entries of lists in the forms of others: tables of the national data norm, dual publication, comma-separated values, status lists. Pure functions. */
@NullMarked
package org.jianzheng.model.export;

import org.jspecify.annotations.NullMarked;
