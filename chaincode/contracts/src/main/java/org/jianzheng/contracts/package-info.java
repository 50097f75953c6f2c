/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The contracts of the ledger: who may record what, and the service that runs them. */
@NullMarked
package org.jianzheng.contracts;

import org.jspecify.annotations.NullMarked;
