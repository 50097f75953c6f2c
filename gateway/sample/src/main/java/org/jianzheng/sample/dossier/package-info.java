/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The sample dossier as it lies in its folder: events, evidence files, and their times moved to the present. */
@NullMarked
package org.jianzheng.sample.dossier;

import org.jspecify.annotations.NullMarked;
