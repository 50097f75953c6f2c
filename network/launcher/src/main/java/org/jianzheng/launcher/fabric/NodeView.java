/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.util.OptionalLong;

/**
 * What a node tells of the channel.
 *
 * @param height number of blocks; none before it has joined
 * @param view SmartBFT's count of leaders so far; none of peers and Raft orderers
 * @param leader whether it leads the ordering
 */
record NodeView(OptionalLong height, OptionalLong view, boolean leader) {}
