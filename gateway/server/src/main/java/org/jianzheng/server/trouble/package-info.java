/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is wrong at present: told once when it begins and once when it is over, in the log and in the metrics. */
@NullMarked
package org.jianzheng.server.trouble;

import org.jspecify.annotations.NullMarked;
