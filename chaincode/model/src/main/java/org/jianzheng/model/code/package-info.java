/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Value types for identifiers and codes: each parses strictly, prints one canonical text and names the value it refuses. */
@NullMarked
package org.jianzheng.model.code;

import org.jspecify.annotations.NullMarked;
