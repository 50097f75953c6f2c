/*
 * SPDX-License-Identifier: Apache-2.0
 */

/** The contract that the scenarios call, as each organisation runs it. */
@NullMarked
package org.jianzheng.conformance.contract;

import org.jspecify.annotations.NullMarked;
