/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The configuration of a channel, and what it says of blocks and transactions. */
@NullMarked
package org.jianzheng.protocol.config;

import org.jspecify.annotations.NullMarked;
