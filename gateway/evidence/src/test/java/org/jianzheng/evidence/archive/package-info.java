/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of archives. */
@NullMarked
package org.jianzheng.evidence.archive;

import org.jspecify.annotations.NullMarked;
