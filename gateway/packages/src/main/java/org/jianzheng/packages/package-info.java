/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Makes evidence packages out of bundles, answers and originals. */
@NullMarked
package org.jianzheng.packages;

import org.jspecify.annotations.NullMarked;
