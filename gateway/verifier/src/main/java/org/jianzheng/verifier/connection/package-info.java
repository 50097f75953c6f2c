/*
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The one part of the command line that opens connections: to the gateways and the time-stamp authority that it is given, and to nobody
 * else.
 */
@NullMarked
package org.jianzheng.verifier.connection;

import org.jspecify.annotations.NullMarked;
