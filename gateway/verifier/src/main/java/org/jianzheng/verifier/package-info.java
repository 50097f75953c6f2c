/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The {@code jianzheng} command line: verifies evidence without network or ledger, makes keys, signs records. */
@NullMarked
package org.jianzheng.verifier;

import org.jspecify.annotations.NullMarked;
