/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of chaincode definitions. */
@NullMarked
package org.jianzheng.protocol.lifecycle;

import org.jspecify.annotations.NullMarked;
