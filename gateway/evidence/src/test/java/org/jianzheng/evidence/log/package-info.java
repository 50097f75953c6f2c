/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the log. */
@NullMarked
package org.jianzheng.evidence.log;

import org.jspecify.annotations.NullMarked;
