/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Small durable tables: writes that wait are put on disk together, with one synchronisation. */
@NullMarked
package org.jianzheng.server.storage;

import org.jspecify.annotations.NullMarked;
