/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of commit hashes. */
@NullMarked
package org.jianzheng.protocol.commit;

import org.jspecify.annotations.NullMarked;
