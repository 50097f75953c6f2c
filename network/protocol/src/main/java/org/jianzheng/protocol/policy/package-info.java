/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Policies: who must have signed. */
@NullMarked
package org.jianzheng.protocol.policy;

import org.jspecify.annotations.NullMarked;
