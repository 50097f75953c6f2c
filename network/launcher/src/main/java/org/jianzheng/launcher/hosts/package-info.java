/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** A channel of several hosts: each organisation keeps its own keys, shows the others a card, and writes its programs' files. */
@NullMarked
package org.jianzheng.launcher.hosts;

import org.jspecify.annotations.NullMarked;
