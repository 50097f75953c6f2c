/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of channel configurations. */
@NullMarked
package org.jianzheng.protocol.config;

import org.jspecify.annotations.NullMarked;
