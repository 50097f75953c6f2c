/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of states at earlier moments. */
@NullMarked
package org.jianzheng.evidence.state;

import org.jspecify.annotations.NullMarked;
