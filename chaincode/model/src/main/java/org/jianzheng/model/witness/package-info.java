/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The witness service: assignment, items, incidents, certificate; their bodies, heads and guards. */
@NullMarked
package org.jianzheng.model.witness;

import org.jspecify.annotations.NullMarked;
