/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Proposals, endorsements and the transactions made of them. */
@NullMarked
package org.jianzheng.protocol.transaction;

import org.jspecify.annotations.NullMarked;
