/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Takes records in, keeps them until the ledger has them, and says how far each one is. */
@NullMarked
package org.jianzheng.server.intake;

import org.jspecify.annotations.NullMarked;
