/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.io.IOException;
import org.jianzheng.model.error.Refusal;

/** Whoever keeps the deposits of bidders: a bank, or a platform for guarantees. Nobody asks it before the bids are disclosed. */
interface DepositLedger {
    /**
     * Asks.
     *
     * @throws IOException if there is no answer in time
     * @throws Refusal if the answer is of no form, or about something else
     */
    DepositAnswer ask(DepositQuestion question) throws IOException, InterruptedException;
}
