/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The present states on the ledger. */
@NullMarked
package org.jianzheng.server.heads;

import org.jspecify.annotations.NullMarked;
