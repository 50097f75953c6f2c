/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of verification. */
@NullMarked
package org.jianzheng.evidence.verify;

import org.jspecify.annotations.NullMarked;
