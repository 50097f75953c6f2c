/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Which lots of an agency are inspected: a pool that is closed before, a draw that anybody repeats, a report (domain 93–97, invariant 19). */
@NullMarked
package org.jianzheng.model.inspection;

import org.jspecify.annotations.NullMarked;
