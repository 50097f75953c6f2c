/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

/** What came of handing a transaction to the orderers. Neither case says that it is in a block: only a block does. */
public sealed interface Handover {

    /** The orderers took it. */
    record Taken() implements Handover {}

    /**
     * An error came back. The transaction may be ordered all the same, so the same bytes are submitted again.
     *
     * @param reason what the ledger said
     */
    record Uncertain(String reason) implements Handover {}
}
