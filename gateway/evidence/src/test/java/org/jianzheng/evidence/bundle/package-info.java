/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of bundles. */
@NullMarked
package org.jianzheng.evidence.bundle;

import org.jspecify.annotations.NullMarked;
