/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the capture statements of a source say together. */
@NullMarked
package org.jianzheng.server.capture;

import org.jspecify.annotations.NullMarked;
