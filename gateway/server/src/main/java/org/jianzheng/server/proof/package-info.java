/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Evidence bundles: what a record's holder shows to a stranger. */
@NullMarked
package org.jianzheng.server.proof;

import org.jspecify.annotations.NullMarked;
