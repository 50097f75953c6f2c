/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** A small blocking client of one gateway's HTTP interface, with bounded waits and harmless repeats. */
@NullMarked
package org.jianzheng.sample.client;

import org.jspecify.annotations.NullMarked;
