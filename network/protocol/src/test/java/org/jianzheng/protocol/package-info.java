/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests about the module as a whole. */
@NullMarked
package org.jianzheng.protocol;

import org.jspecify.annotations.NullMarked;
