/*
 * SPDX-License-Identifier: Apache-2.0
 */
/** The port to the ledger, whichever engine stands behind it, and its implementation over Fabric's client. */
@NullMarked
package org.jianzheng.server.ledger;

import org.jspecify.annotations.NullMarked;
