/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Records over HTTP: submitted, followed, read back and proved. */
@NullMarked
package org.jianzheng.server.records;

import org.jspecify.annotations.NullMarked;
