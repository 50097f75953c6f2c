/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Time stamps by authorities outside the ledger (RFC 3161): asking for them, reading them, and what they prove. */
@NullMarked
package org.jianzheng.evidence.time;

import org.jspecify.annotations.NullMarked;
