/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Identities, the organisations that vouch for them, and what roles they have. */
@NullMarked
package org.jianzheng.protocol.msp;

import org.jspecify.annotations.NullMarked;
