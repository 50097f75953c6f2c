/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Evidence bundles: one canonical file that proves a record without any network. */
@NullMarked
package org.jianzheng.evidence.bundle;

import org.jspecify.annotations.NullMarked;
