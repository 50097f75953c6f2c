/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Cases as they stand, and by when what of them is due. */
@NullMarked
package org.jianzheng.server.casework;

import org.jspecify.annotations.NullMarked;
