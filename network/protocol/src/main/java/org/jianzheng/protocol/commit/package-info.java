/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a peer adds when it commits a block: validity flags, state updates, commit hash. */
@NullMarked
package org.jianzheng.protocol.commit;

import org.jspecify.annotations.NullMarked;
