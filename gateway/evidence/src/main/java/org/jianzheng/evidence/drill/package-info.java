/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The tamper drill: changes one thing in a copy of each store and looks whether the audit finds it. */
@NullMarked
package org.jianzheng.evidence.drill;

import org.jspecify.annotations.NullMarked;
