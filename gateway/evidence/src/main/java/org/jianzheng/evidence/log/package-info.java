/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The append-only log that every organisation derives from the blocks of its own peer, kept in RocksDB. */
@NullMarked
package org.jianzheng.evidence.log;

import org.jspecify.annotations.NullMarked;
