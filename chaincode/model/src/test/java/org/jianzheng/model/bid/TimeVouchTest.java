/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimeVouchTest {
    private static final OrganisationId REGULATOR = OrganisationId.parse("RegulatorMSP");
    private static final Instant AT = Instant.parse("2026-03-16T01:30:01Z");
    private static final PrivateKey KEY = PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom());

    private static byte[] receipt(int number) {
        return ("回执 " + number).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Digest> shown(int meant) {
        return TimeVouch.among(
                IntStream.range(0, meant)
                        .mapToObj(number -> HashSuite.SM3.digest(receipt(number)))
                        .toList(),
                new Random(1));
    }

    @Test
    void a_vouch_looks_alike_however_many_of_its_digests_mean_something() {
        for (int meant = 0; meant <= TimeVouch.DIGESTS; meant++) {
            List<Digest> shown = shown(meant);
            assertThat(shown).hasSize(TimeVouch.DIGESTS);
            assertThat(shown.stream().map(Digest::hex)).isSorted().doesNotHaveDuplicates();
        }
        assertThatThrownBy(() -> shown(TimeVouch.DIGESTS + 1)).isInstanceOf(Refusal.class);
    }

    @Test
    void a_vouch_covers_what_was_shown_and_nothing_else_and_fits_one_key() {
        TimeVouch vouch = TimeVouch.sign(REGULATOR, AT, shown(3), KEY);
        assertThat(vouch.covers(receipt(2))).isTrue();
        assertThat(vouch.covers(receipt(3))).isFalse();
        assertThat(vouch.isSignedBy(KEY.publicKey())).isTrue();
        TimeVouch moved = new TimeVouch(REGULATOR, AT.plusMillis(1), vouch.digests(), vouch.signature());
        assertThat(moved.isSignedBy(KEY.publicKey())).isFalse();
        PrivateKey other = PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom());
        assertThat(vouch.isSignedBy(other.publicKey())).isFalse();
    }

    static Stream<Arguments> seeds() {
        String vouch = TimeVouch.sign(REGULATOR, AT, shown(1), KEY).toJson().toString();
        return Stream.of(vouch, vouch.replace("\"v\":1", "\"v\":2"), vouch.replace("[\"", "[\"0"), "{}")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whatever is read is written and read again alike; all else is refused. */
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "20s")
    void a_vouch_reads_back_alike(byte[] input) {
        JsonObject json;
        TimeVouch vouch;
        try {
            json = CanonicalJson.parseObject(input);
            vouch = TimeVouch.fromJson(json);
        } catch (Refusal refused) {
            return;
        }
        assertThat(vouch.toJson()).isEqualTo(json);
    }
}
