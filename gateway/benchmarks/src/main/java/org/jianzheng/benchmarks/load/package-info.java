/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Records of the sample's shape through one gateway, and the baselines beside it. */
@NullMarked
package org.jianzheng.benchmarks.load;

import org.jspecify.annotations.NullMarked;
