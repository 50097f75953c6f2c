/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The tree over the chunks of a file, by which a clip proves to be a part of a recording. */
@NullMarked
package org.jianzheng.evidence.chunk;

import org.jspecify.annotations.NullMarked;
