/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Verification of evidence bundles to one of five verdicts, with steps, gaps and limits. */
@NullMarked
package org.jianzheng.evidence.verify;

import org.jspecify.annotations.NullMarked;
