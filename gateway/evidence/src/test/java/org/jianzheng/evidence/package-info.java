/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What tests of the evidence library share. */
@NullMarked
package org.jianzheng.evidence;

import org.jspecify.annotations.NullMarked;
