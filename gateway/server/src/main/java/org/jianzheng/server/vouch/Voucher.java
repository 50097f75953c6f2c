/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.vouch;

import java.io.IOException;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.Refusal;

/** Another organisation's gateway that is asked to sign. What comes from there is believed by nobody before it is verified. */
interface Voucher {
    /** Whose gateway. */
    OrganisationId organisation();

    /**
     * Asks.
     *
     * @throws IOException if there is no answer in time, or a refusal
     * @throws Refusal if the answer is of no form
     */
    TimeVouch ask(VouchRequest request) throws IOException, InterruptedException;
}
