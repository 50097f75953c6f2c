/*
 * SPDX-License-Identifier: Apache-2.0
 */
@NullMarked
package org.jianzheng.evidence.monitor;

import org.jspecify.annotations.NullMarked;
