/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a gateway tells of the calls that it refused. */
@NullMarked
package org.jianzheng.model.refusal;

import org.jspecify.annotations.NullMarked;
