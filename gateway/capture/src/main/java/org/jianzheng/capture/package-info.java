/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Watches a folder, states its files at their source, and brings the statements to a gateway. */
@NullMarked
package org.jianzheng.capture;

import org.jspecify.annotations.NullMarked;
