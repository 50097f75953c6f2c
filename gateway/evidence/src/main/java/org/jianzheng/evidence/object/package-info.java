/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Files of any size under their digests, each encrypted with a key of its own. */
@NullMarked
package org.jianzheng.evidence.object;

import org.jspecify.annotations.NullMarked;
