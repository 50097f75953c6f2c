/*
 * SPDX-License-Identifier: Apache-2.0
 */

/** The engines that the scenarios run on, met as processes. */
@NullMarked
package org.jianzheng.conformance.engine;

import org.jspecify.annotations.NullMarked;
