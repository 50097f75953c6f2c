/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Checks that the files for several hosts agree with the topology, with what the launcher writes, and with themselves. */
@NullMarked
package org.jianzheng.fabric;

import org.jspecify.annotations.NullMarked;
