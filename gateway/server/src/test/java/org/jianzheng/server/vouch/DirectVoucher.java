/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.vouch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;

/** A desk that is asked without a network between. */
final class DirectVoucher implements Voucher {
    private final VouchDesk desk;
    private final OrganisationId caller;

    DirectVoucher(VouchDesk desk, OrganisationId caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @Override
    public OrganisationId organisation() {
        return VoucherContract.REGULATOR;
    }

    @Override
    public TimeVouch ask(VouchRequest request) throws IOException {
        try {
            return TimeVouch.fromJson(CanonicalJson.parse(
                            desk.answer(caller, request.toJson().toString()).getBytes(StandardCharsets.UTF_8))
                    .asObject());
        } catch (Refusal refused) {
            throw new IOException("it answers " + refused.getMessage(), refused);
        }
    }
}
