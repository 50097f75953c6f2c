/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The tree over the items of a batch, from which an item's path to the batch's roots is made. */
@NullMarked
package org.jianzheng.evidence.batch;

import org.jspecify.annotations.NullMarked;
