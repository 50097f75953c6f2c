/*
 * SPDX-License-Identifier: Apache-2.0
 */

/** The scenarios. */
@NullMarked
package org.jianzheng.conformance.scenario;

import org.jspecify.annotations.NullMarked;
