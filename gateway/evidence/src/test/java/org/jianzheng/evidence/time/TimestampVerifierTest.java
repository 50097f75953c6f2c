/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.fixture.TrialTimeAuthority;
import org.jianzheng.evidence.fixture.TrialTimeAuthority.Purpose;
import org.jianzheng.evidence.fixture.TrialTimeAuthority.Signing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimestampVerifierTest {
    private static final String TEXT = "jianzheng.example/log\n7\n";
    private static final Instant NOW = Instant.parse("2026-03-16T01:30:04Z");

    @EnumSource
    @ParameterizedTest
    void takes_time_stamps_of_all_kinds_of_keys(Signing signing) {
        TrialTimeAuthority authority = TrialTimeAuthority.stamping("authority", signing);

        VerifiedTimestamp stamp = verify(authority.stamp(TEXT, NOW), authority.trusted("Authority", false));

        assertThat(stamp.authority().map(TimeAuthority::name)).contains("Authority");
        assertThat(stamp.latest()).isEqualTo(NOW.plus(Duration.ofMillis(500)));
    }

    @EnumSource(
            value = Signing.class,
            names = {"RSA", "P256", "SM2"})
    @ParameterizedTest
    void finds_single_bits_that_changed(Signing signing) {
        TrialTimeAuthority authority = TrialTimeAuthority.stamping("authority", signing);
        TimestampVerifier verifier = new TimestampVerifier(List.of(authority.trusted("Authority", false)));
        byte[] bytes = authority.stamp(TEXT, NOW).bytes();
        int step = signing == Signing.P256 ? 3 : 29;
        for (int bit = 0; bit < bytes.length * 8; bit += step) {
            bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
            TimestampToken changed = new TimestampToken(bytes);
            assertThatThrownBy(() -> verifier.verify(changed, bytes(TEXT)))
                    .as("bit %d", bit)
                    .isInstanceOf(TimestampRefused.class);
            bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
        }
    }

    @Test
    void follows_certificates_between_the_signer_and_the_authority() {
        TrialTimeAuthority top = TrialTimeAuthority.root("top", Signing.RSA);
        TrialTimeAuthority middle = top.certify("middle", Signing.P384, Purpose.CERTIFY);
        TrialTimeAuthority signer = middle.certify("signer", Signing.P256, Purpose.STAMP);
        TimestampToken token = signer.stamp(TEXT, NOW);

        assertThat(verify(token, top.pinned("Top", false)).authority()).isPresent();
        assertThat(verify(signer.stamp(TEXT, NOW, List.of(signer)), middle.pinned("Middle", false))
                        .authority())
                .isPresent();
        assertThat(verify(signer.stamp(TEXT, NOW, List.of(signer)), signer.pinned("Signer", false))
                        .authority())
                .isPresent();
        assertThat(verify(signer.stamp(TEXT, NOW, List.of(signer)), top.pinned("Top", false))
                        .authority())
                .isEmpty();
        assertRefused(TimestampRule.AUTHORITY, token, middle.pinned("Middle", false));
    }

    @Test
    void a_time_stamp_of_nobody_that_is_named_proves_no_time() {
        TrialTimeAuthority authority = TrialTimeAuthority.stamping("authority", Signing.P256);
        TrialTimeAuthority other = TrialTimeAuthority.stamping("other", Signing.P256);

        assertThat(verify(authority.stamp(TEXT, NOW), other.trusted("Other", false))
                        .authority())
                .isEmpty();
    }

    @Test
    void refuses_a_certificate_that_only_bears_the_name_of_the_authority() {
        TrialTimeAuthority authority = TrialTimeAuthority.stamping("authority", Signing.P256);
        TrialTimeAuthority impostor = TrialTimeAuthority.stamping("authority", Signing.P256);

        assertRefused(TimestampRule.AUTHORITY, impostor.stamp(TEXT, NOW), authority.trusted("Authority", false));
    }

    @Test
    void an_authority_that_has_ended_counts_for_what_it_stamped_before() {
        TrialTimeAuthority authority = TrialTimeAuthority.stamping("authority", Signing.P256);
        TimeAuthority ended = authority.trusted("Authority", false).until(NOW.plus(Duration.ofSeconds(1)));

        assertThat(verify(authority.stamp(TEXT, NOW), ended).authority()).isPresent();
        assertThat(verify(authority.stamp(TEXT, NOW.plus(Duration.ofSeconds(1))), ended)
                        .authority())
                .isEmpty();
    }

    @Test
    void refuses_a_time_stamp_over_another_text() {
        TrialTimeAuthority authority = TrialTimeAuthority.stamping("authority", Signing.P256);

        assertRefused(TimestampRule.IMPRINT, authority.stamp(TEXT + "8\n", NOW), authority.trusted("Authority", false));
    }

    @EnumSource(
            value = Purpose.class,
            names = {"STAMP_UNCRITICALLY", "STAMP_AND_MAIL", "UNSAID", "CERTIFY"})
    @ParameterizedTest
    void refuses_a_certificate_that_is_not_for_time_stamps_alone(Purpose purpose) {
        TrialTimeAuthority root = TrialTimeAuthority.root("root", Signing.P256);
        TimestampToken token = stampBy(root.certify("signer", Signing.P256, purpose));

        assertRefused(TimestampRule.AUTHORITY, token, root.pinned("Authority", false));
    }

    @Test
    void refuses_a_certificate_that_had_run_out_or_not_begun() {
        TrialTimeAuthority root = TrialTimeAuthority.root("root", Signing.P256);
        TrialTimeAuthority ended =
                root.certify("ended", Signing.P256, Purpose.STAMP, TrialTimeAuthority.FROM, NOW.minusSeconds(1));
        TrialTimeAuthority later =
                root.certify("later", Signing.P256, Purpose.STAMP, NOW.plusSeconds(1), TrialTimeAuthority.UNTIL);

        assertRefused(TimestampRule.AUTHORITY, ended.stamp(TEXT, NOW), root.pinned("Authority", false));
        assertRefused(TimestampRule.AUTHORITY, later.stamp(TEXT, NOW), root.pinned("Authority", false));
    }

    @Test
    void refuses_a_path_through_a_certificate_that_certifies_nobody() {
        TrialTimeAuthority root = TrialTimeAuthority.root("root", Signing.P256);
        TrialTimeAuthority leaf = root.certify("leaf", Signing.P256, Purpose.STAMP);
        TrialTimeAuthority below = leaf.certify("below", Signing.P256, Purpose.STAMP);

        assertRefused(TimestampRule.AUTHORITY, below.stamp(TEXT, NOW), root.pinned("Authority", false));
        assertRefused(TimestampRule.AUTHORITY, below.stamp(TEXT, NOW), leaf.pinned("Leaf", false));
    }

    @Test
    void refuses_a_certificate_that_nobody_needed_and_a_time_stamp_without_its_own() {
        TrialTimeAuthority authority = TrialTimeAuthority.stamping("authority", Signing.P256);
        TimeAuthority trusted = authority.trusted("Authority", false);

        assertRefused(
                TimestampRule.AUTHORITY, authority.stamp(TEXT, NOW, List.of(authority, authority.above())), trusted);
        assertRefused(TimestampRule.SIGNATURE, authority.stamp(TEXT, NOW, List.of(authority.above())), trusted);
    }

    @Test
    void an_authority_reads_back_from_its_json() {
        TimeAuthority authority = TrialTimeAuthority.stamping("authority", Signing.SM2)
                .trusted("授时 demo", true)
                .until(NOW);

        assertThat(TimeAuthority.fromJson(authority.toJson())).isEqualTo(authority);
        assertThat(authority.until()).isEqualTo(Optional.of(NOW));
    }

    private static TimestampToken stampBy(TrialTimeAuthority signer) {
        return signer.stamp(TEXT, NOW);
    }

    private static void assertRefused(TimestampRule rule, TimestampToken token, TimeAuthority authority) {
        assertThatThrownBy(() -> verify(token, authority))
                .isInstanceOfSatisfying(
                        TimestampRefused.class,
                        refused -> assertThat(refused.rule())
                                .as(refused.getMessage())
                                .isEqualTo(rule));
    }

    private static VerifiedTimestamp verify(TimestampToken token, TimeAuthority authority) {
        return new TimestampVerifier(List.of(authority)).verify(token, bytes(TEXT));
    }

    private static ByteString bytes(String text) {
        return ByteString.copyFromUtf8(text);
    }
}
