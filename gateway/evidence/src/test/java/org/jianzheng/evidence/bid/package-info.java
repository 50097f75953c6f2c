/*
 * SPDX-License-Identifier: Apache-2.0
 */
@NullMarked
package org.jianzheng.evidence.bid;

import org.jspecify.annotations.NullMarked;
