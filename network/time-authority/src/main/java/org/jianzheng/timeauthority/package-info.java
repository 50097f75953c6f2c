/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** A time-stamp authority for trying, without legal value: RFC 3161 over HTTP. */
@NullMarked
package org.jianzheng.timeauthority;

import org.jspecify.annotations.NullMarked;
