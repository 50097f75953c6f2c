/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The server module of Jianzheng. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.server;
