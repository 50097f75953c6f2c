/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The verifier module of Jianzheng. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.verifier;
