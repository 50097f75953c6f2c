/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Hyperledger Fabric's own orderers and peers on this machine: found, configured, joined, given the contracts, watched. */
@NullMarked
package org.jianzheng.launcher.fabric;

import org.jspecify.annotations.NullMarked;
