/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.vouch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;

class DirectVoucherTest extends VoucherContract {
    @Override
    Voucher voucher() {
        return new DirectVoucher(desk, CITY);
    }

    @Test
    void vouches_for_nobody_of_its_own_organisation() {
        String question = request().toJson().toString();
        assertThatThrownBy(() -> desk.answer(REGULATOR, question))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }

    /** Whatever is read is written and read again alike; all else is refused. */
    @Test
    void a_request_of_which_any_byte_is_another_is_refused_or_reads_back_alike() {
        byte[] request = new VouchRequest(Instant.EPOCH, TimeVouch.among(List.of(), new Random(2)))
                .toJson()
                .canonical();
        Random random = new Random(4);
        for (int place = 0; place < request.length; place++) {
            byte[] changed = request.clone();
            changed[place] = (byte) random.nextInt(256);
            requireAlike(changed);
            requireAlike(Arrays.copyOf(request, place));
        }
    }

    private static void requireAlike(byte[] input) {
        VouchRequest request;
        try {
            request = VouchRequest.parse(input);
        } catch (Refusal refused) {
            return;
        }
        assertThat(VouchRequest.parse(request.toJson().canonical())).isEqualTo(request);
    }
}
