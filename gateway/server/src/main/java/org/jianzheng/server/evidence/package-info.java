/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Files: originals under their digests, each encrypted with a key of its own. */
@NullMarked
package org.jianzheng.server.evidence;

import org.jspecify.annotations.NullMarked;
