/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of time stamps. */
@NullMarked
package org.jianzheng.evidence.time;

import org.jspecify.annotations.NullMarked;
