/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The contracts module of Jianzheng. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.contracts;
