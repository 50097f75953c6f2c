/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of packages and their verification. */
@NullMarked
package org.jianzheng.evidence.packages;

import org.jspecify.annotations.NullMarked;
