/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of policies. */
@NullMarked
package org.jianzheng.protocol.policy;

import org.jspecify.annotations.NullMarked;
