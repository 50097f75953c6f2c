/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** A plain chaincode with the record lane's reads, bytes and signature checks and none of its rules, to compare with. */
@NullMarked
package org.jianzheng.benchmarks.baseline;

import org.jspecify.annotations.NullMarked;
