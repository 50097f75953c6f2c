/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Measures the log as a library; run by hand, never by a build. */
@NullMarked
package org.jianzheng.evidence.measure;

import org.jspecify.annotations.NullMarked;
