/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The play itself: which records the dossier's events become, in which order, and what is remembered of them. */
@NullMarked
package org.jianzheng.sample.play;

import org.jspecify.annotations.NullMarked;
