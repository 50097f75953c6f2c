/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the making of packages. */
@NullMarked
package org.jianzheng.packages;

import org.jspecify.annotations.NullMarked;
