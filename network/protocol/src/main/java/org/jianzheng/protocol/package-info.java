/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The protocol module of Jianzheng. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.protocol;
