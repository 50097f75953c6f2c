/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Evidence packages: bundles, originals and what a reader needs, in one file. */
@NullMarked
package org.jianzheng.server.packages;

import org.jspecify.annotations.NullMarked;
