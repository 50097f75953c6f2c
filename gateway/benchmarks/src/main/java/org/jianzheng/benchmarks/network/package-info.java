/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** A network of one's own for a measurement, with the baseline chaincode in it. */
@NullMarked
package org.jianzheng.benchmarks.network;

import org.jspecify.annotations.NullMarked;
