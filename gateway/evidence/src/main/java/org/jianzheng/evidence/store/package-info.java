/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The tables of the log on disk, written in atomic batches. */
@NullMarked
package org.jianzheng.evidence.store;

import org.jspecify.annotations.NullMarked;
