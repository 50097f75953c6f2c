/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The launcher module of Jianzheng. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.launcher;
