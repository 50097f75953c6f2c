/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The monitor: compares what gateways show with each other and with what they showed before. It opens no connection itself. */
@NullMarked
package org.jianzheng.evidence.monitor;

import org.jspecify.annotations.NullMarked;
