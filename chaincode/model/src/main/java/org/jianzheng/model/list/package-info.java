/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Red lists, black lists and restrictions (红黑名单) as hash-linked deltas, and who stands on them on a day, as known at a time. */
@NullMarked
package org.jianzheng.model.list;

import org.jspecify.annotations.NullMarked;
