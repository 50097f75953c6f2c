/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The embedded module of Jianzheng. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.embedded;
