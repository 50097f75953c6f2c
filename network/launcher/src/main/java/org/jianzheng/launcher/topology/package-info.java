/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The network's description: organisations, nodes, ports, channel, read strictly from {@code topology.yaml}. */
@NullMarked
package org.jianzheng.launcher.topology;

import org.jspecify.annotations.NullMarked;
