/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Keys in USB keys and hardware modules, through PKCS#11. */
@NullMarked
package org.jianzheng.verifier.token;

import org.jspecify.annotations.NullMarked;
