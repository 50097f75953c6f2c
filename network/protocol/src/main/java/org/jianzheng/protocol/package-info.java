/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Fabric 3.1's byte formats as pure functions: what every format shares (hash, signature, rule, refusal). */
@NullMarked
package org.jianzheng.protocol;

import org.jspecify.annotations.NullMarked;
