/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of identities. */
@NullMarked
package org.jianzheng.protocol.msp;

import org.jspecify.annotations.NullMarked;
