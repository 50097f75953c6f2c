/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Red and black lists: who stands on them, and their deltas for receiving platforms. */
@NullMarked
package org.jianzheng.server.list;

import org.jspecify.annotations.NullMarked;
