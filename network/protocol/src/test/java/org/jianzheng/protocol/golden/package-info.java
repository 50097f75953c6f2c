/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The blocks of {@code cases/fabric-blocks}, which real Fabric made or judged. */
@NullMarked
package org.jianzheng.protocol.golden;

import org.jspecify.annotations.NullMarked;
