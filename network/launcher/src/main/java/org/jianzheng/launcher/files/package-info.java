/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Files of the network: readable for their owner only, written whole or not at all. */
@NullMarked
package org.jianzheng.launcher.files;

import org.jspecify.annotations.NullMarked;
