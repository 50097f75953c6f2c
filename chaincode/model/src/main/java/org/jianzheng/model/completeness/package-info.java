/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a lot's dossier must hold, and what of it is there. */
@NullMarked
package org.jianzheng.model.completeness;

import org.jspecify.annotations.NullMarked;
