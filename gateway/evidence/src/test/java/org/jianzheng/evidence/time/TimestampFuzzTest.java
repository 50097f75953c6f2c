/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.evidence.fixture.TrialTimeAuthority;
import org.jianzheng.evidence.fixture.TrialTimeAuthority.Signing;
import org.jianzheng.model.crypto.SignedHash;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes as a time stamp is the one that was made, or is refused by name. */
class TimestampFuzzTest {
    private static final String TEXT = "a checkpoint\n";
    private static final TrialTimeAuthority AUTHORITY = TrialTimeAuthority.stamping("authority", Signing.P256);
    private static final TimestampVerifier VERIFIER =
            new TimestampVerifier(List.of(AUTHORITY.trusted("Authority", false)));
    private static final TimestampToken GOOD = AUTHORITY.stamp(TEXT, Instant.parse("2026-03-16T01:30:04Z"));

    static Stream<byte[]> tokens() {
        return Stream.of(GOOD.bytes(), AUTHORITY.certificate(), new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1});
    }

    @MethodSource("tokens")
    @FuzzTest(maxDuration = "10s")
    void only_the_time_stamp_that_was_made_proves_a_time(byte[] input) {
        try {
            TimestampToken token = new TimestampToken(input);
            boolean proves = VERIFIER.verify(token, bytes()).authority().isPresent();
            assertThat(proves).isEqualTo(token.equals(GOOD));
        } catch (TimestampRefused | Refusal expected) {
            assertThat(expected.getMessage()).isNotEmpty();
        }
    }

    @MethodSource("tokens")
    @FuzzTest(maxDuration = "10s")
    void an_answer_is_taken_or_refused(byte[] input) {
        TimestampRequest request = new TimestampRequest(bytes(), SignedHash.SHA_256, BigInteger.TEN);
        for (byte[] answer : List.of(
                input,
                DerWriter.sequence(DerWriter.sequence(DerWriter.integer(BigInteger.ZERO)), ByteString.copyFrom(input))
                        .toByteArray())) {
            try {
                assertThat(request.answered(answer, VERIFIER)).isEqualTo(GOOD);
            } catch (TimestampRefused expected) {
                assertThat(expected.rule()).isNotNull();
            }
        }
    }

    private static ByteString bytes() {
        return ByteString.copyFromUtf8(TEXT);
    }
}
