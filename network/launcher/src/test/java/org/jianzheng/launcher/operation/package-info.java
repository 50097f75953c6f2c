/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Changes of a running network, with stand-ins for its programs. */
@org.jspecify.annotations.NullMarked
package org.jianzheng.launcher.operation;
