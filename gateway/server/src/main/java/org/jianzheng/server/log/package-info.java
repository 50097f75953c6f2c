/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Follows the own peer's blocks and keeps what the organisation derives from them: log, record index, cursor. */
@NullMarked
package org.jianzheng.server.log;

import org.jspecify.annotations.NullMarked;
