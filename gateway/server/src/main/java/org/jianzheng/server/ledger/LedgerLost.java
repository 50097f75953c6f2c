/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import java.io.Serial;

/** The ledger cannot be reached or stopped answering. Nothing is lost; whoever called tries again. */
public final class LedgerLost extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What the ledger said. */
    public LedgerLost(String reason) {
        super(reason);
    }

    /** What the ledger said and the cause. */
    public LedgerLost(String reason, Throwable cause) {
        super(reason, cause);
    }
}
