/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The channel's first block, built so that a real Fabric orderer and peer accept it. */
@NullMarked
package org.jianzheng.launcher.genesis;

import org.jspecify.annotations.NullMarked;
