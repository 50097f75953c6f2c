/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Projects, tenders and lots: their record bodies, their heads and the order of the stages. */
@NullMarked
package org.jianzheng.model.dossier;

import org.jspecify.annotations.NullMarked;
