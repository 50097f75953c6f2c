/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Organisations, departments, keys and policies: their record bodies, their heads and the standing of a key. */
@NullMarked
package org.jianzheng.model.registry;

import org.jspecify.annotations.NullMarked;
