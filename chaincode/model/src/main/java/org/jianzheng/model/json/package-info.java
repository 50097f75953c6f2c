/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The restricted profile of RFC 8785 canonical JSON: values, a strict reader and the one writer. */
@NullMarked
package org.jianzheng.model.json;

import org.jspecify.annotations.NullMarked;
