/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The journal of refused calls: kept, bound to the ledger through the batch lane, and read by those who supervise. */
@NullMarked
package org.jianzheng.server.refusal;

import org.jspecify.annotations.NullMarked;
