/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Files over HTTP: originals under their digests, in the encrypted store of {@code gateway/evidence}. */
@NullMarked
package org.jianzheng.server.evidence;

import org.jspecify.annotations.NullMarked;
