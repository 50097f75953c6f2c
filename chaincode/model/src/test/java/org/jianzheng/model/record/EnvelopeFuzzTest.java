/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnvelopeFuzzTest {
    static Stream<Arguments> seeds() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-04-08T01:31:00Z"));
        SecureRandom random = new SecureRandom();
        PrivateKey key = PrivateKeys.generate(SignatureAlgorithm.ED25519, random);
        ReadableRecord item = ReadableRecord.builder(
                        new Item(ItemCode.W2, "是否按时开标", ItemResult.OK, Optional.empty(), List.of()),
                        RecordId.generate(clock, random),
                        OrganisationId.parse("CityMSP"),
                        clock.instant(),
                        Salt.random(random))
                .lot(LotCode.parse("E620800ZZ99000001001001"))
                .sign(key);
        SealedRecord sealed =
                SealedRecord.seal(item, OpeningClass.RESULT, RecordId.generate(clock, random), clock.instant(), key);
        return Stream.of(item.canonical(), sealed.canonical()).map(Arguments::of);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "20s")
    void whatever_is_read_is_written_back_the_same(byte[] bytes) {
        try {
            assertThat(Envelope.parseCanonical(bytes).canonical()).isEqualTo(bytes);
        } catch (Refusal refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Test
    void every_seed_is_read() {
        seeds().map(seed -> (byte[]) seed.get()[0])
                .forEach(seed -> assertThat(Envelope.parseCanonical(seed)).isNotNull());
    }
}
