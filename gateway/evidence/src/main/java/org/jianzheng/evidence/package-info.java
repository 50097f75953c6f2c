/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The evidence module of Jianzheng. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.evidence;
