/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the trust root. */
@NullMarked
package org.jianzheng.evidence.trust;

import org.jspecify.annotations.NullMarked;
