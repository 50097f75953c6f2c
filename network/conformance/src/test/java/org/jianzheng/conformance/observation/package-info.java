/*
 * SPDX-License-Identifier: Apache-2.0
 */

/** What was seen, as text that must be the same on every engine. */
@NullMarked
package org.jianzheng.conformance.observation;

import org.jspecify.annotations.NullMarked;
