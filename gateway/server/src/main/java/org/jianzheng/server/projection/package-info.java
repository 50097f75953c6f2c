/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What pages read: documents shaped for them, in MongoDB, folded from the log and rebuilt from it. */
@NullMarked
package org.jianzheng.server.projection;

import org.jspecify.annotations.NullMarked;
