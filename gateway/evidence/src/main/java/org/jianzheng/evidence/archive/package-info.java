/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** Archives of a log: files that verify with no ledger and no gateway, and the renewal of their time stamps. */
@NullMarked
package org.jianzheng.evidence.archive;

import org.jspecify.annotations.NullMarked;
