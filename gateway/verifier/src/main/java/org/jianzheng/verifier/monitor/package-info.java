/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The one part of the command line that opens connections: to the gateways that it is given, and to nobody else. */
@NullMarked
package org.jianzheng.verifier.monitor;

import org.jspecify.annotations.NullMarked;
