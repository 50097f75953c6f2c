/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Sealed bids: commitments that tell nothing before the opening (domain 3.3). */
@NullMarked
package org.jianzheng.model.bid;

import org.jspecify.annotations.NullMarked;
