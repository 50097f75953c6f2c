/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a state was at an earlier moment, folded anew from records that are proved to be all. */
@NullMarked
package org.jianzheng.evidence.state;

import org.jspecify.annotations.NullMarked;
