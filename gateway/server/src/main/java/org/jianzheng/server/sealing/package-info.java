/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The readable parts of sealed records, kept encrypted until somebody opens them. */
@NullMarked
package org.jianzheng.server.sealing;

import org.jspecify.annotations.NullMarked;
