/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Joint decisions, and who may take part because of them. */
@NullMarked
package org.jianzheng.server.sanction;

import org.jspecify.annotations.NullMarked;
