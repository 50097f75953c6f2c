/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Block header, content, metadata slots and the signatures of orderers. */
@NullMarked
package org.jianzheng.protocol.block;

import org.jspecify.annotations.NullMarked;
