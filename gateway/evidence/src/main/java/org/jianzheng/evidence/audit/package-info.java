/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The audit: recomputes all that a gateway stores from its entries and the ledger's blocks, and names what differs. */
@NullMarked
package org.jianzheng.evidence.audit;

import org.jspecify.annotations.NullMarked;
