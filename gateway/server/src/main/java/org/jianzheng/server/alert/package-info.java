/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Alerts as they stand. */
@NullMarked
package org.jianzheng.server.alert;

import org.jspecify.annotations.NullMarked;
