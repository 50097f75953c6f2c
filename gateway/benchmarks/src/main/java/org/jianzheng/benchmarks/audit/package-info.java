/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** How fast an audit recomputes a log. */
@NullMarked
package org.jianzheng.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
