/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.vouch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.junit.jupiter.api.Test;

/** What whoever is asked to sign does, be it spoken to directly or over HTTP. */
abstract class VoucherContract {
    static final OrganisationId CITY = OrganisationId.parse("CityMSP");
    static final OrganisationId REGULATOR = OrganisationId.parse("RegulatorMSP");
    static final PrivateKey KEY = PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom());
    static final byte[] RECEIPT = "回执".getBytes(StandardCharsets.UTF_8);

    Instant now = Instant.parse("2026-03-16T01:20:00Z");
    final VouchDesk desk = new VouchDesk(REGULATOR, KEY, () -> now);

    abstract Voucher voucher();

    VouchRequest request() {
        return new VouchRequest(now, TimeVouch.among(List.of(HashSuite.SM3.digest(RECEIPT)), new Random(1)));
    }

    @Test
    void signs_under_its_own_clock_what_it_is_shown() throws Exception {
        VouchRequest request = request();
        now = now.plusMillis(1200);
        TimeVouch vouch = voucher().ask(request);
        assertThat(vouch.isSignedBy(KEY.publicKey())).isTrue();
        assertThat(vouch.at()).isEqualTo(now);
        assertThat(vouch.organisation()).isEqualTo(voucher().organisation());
        assertThat(vouch.covers(RECEIPT)).isTrue();
    }

    @Test
    void signs_nothing_for_whoever_has_another_time() {
        VouchRequest early = request();
        now = now.plus(VouchDesk.SKEW).plusMillis(1);
        assertThatThrownBy(() -> voucher().ask(early))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("TIME_IMPLAUSIBLE");
    }

    @Test
    void signs_no_oftener_than_an_honest_gateway_asks() throws Exception {
        for (int second = 0; second < 60; second++) {
            voucher().ask(request());
            now = now.plusSeconds(1);
        }
        assertThatThrownBy(() -> {
                    for (int times = 0; times < 20; times++) {
                        voucher().ask(request());
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("QUEUE_FULL");
        now = now.plus(Duration.ofSeconds(10));
        assertThat(voucher().ask(request()).covers(RECEIPT)).isTrue();
    }
}
