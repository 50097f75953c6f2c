/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Takes streams of items in, keeps them, and brings one record for each batch of them to the ledger. */
@NullMarked
package org.jianzheng.server.batch;

import org.jspecify.annotations.NullMarked;
