/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Committed chaincode definitions as they stand in the world state. */
@NullMarked
package org.jianzheng.protocol.lifecycle;

import org.jspecify.annotations.NullMarked;
