/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All authorities are invented. */
class CertificateChainTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2029-01-01T00:00:00Z");
    private static final TrialCertificate ROOT = TrialCertificate.root("Root", key(SignatureAlgorithm.SM2));
    private static final TrialCertificate ISSUER = ROOT.authority("Issuer", key(SignatureAlgorithm.ECDSA_P256));
    private static final TrialCertificate OTHER = TrialCertificate.root("Other", key(SignatureAlgorithm.SM2));
    private static final PublicKey KEY = key(SignatureAlgorithm.SM2).publicKey();
    private static final List<byte[]> BELIEVED = List.of(OTHER.der(), ROOT.der());

    private static PrivateKey key(SignatureAlgorithm algorithm) {
        return PrivateKeys.generate(algorithm, RANDOM);
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void certifies_keys_of_every_algorithm(SignatureAlgorithm algorithm) {
        PublicKey key = key(algorithm).publicKey();
        CertificateChain chain = ISSUER.certify(key).chain();
        chain.requireCertifies(key, FROM, UNTIL, BELIEVED);
        assertThat(CertificateChain.parse(chain.texts())).isEqualTo(chain);
    }

    @Test
    void leads_to_an_authority_that_is_believed() {
        CertificateChain chain = ISSUER.certify(KEY).chain();
        refuses(ErrorCode.NOT_IN_FORCE, () -> chain.requireCertifies(KEY, FROM, UNTIL, List.of(OTHER.der())));
        refuses(ErrorCode.NOT_IN_FORCE, () -> chain.requireCertifies(KEY, FROM, UNTIL, List.of()));
    }

    @Test
    void does_not_believe_a_namesake_of_an_authority() {
        TrialCertificate namesake = TrialCertificate.root("Root", key(SignatureAlgorithm.SM2));
        refuses(
                ErrorCode.NOT_IN_FORCE,
                () -> namesake.certify(KEY).chain().requireCertifies(KEY, FROM, UNTIL, BELIEVED));
    }

    @Test
    void is_for_the_recorded_key_alone() {
        PublicKey another = key(SignatureAlgorithm.SM2).publicKey();
        refuses(
                ErrorCode.KEY_INVALID,
                () -> ISSUER.certify(KEY).chain().requireCertifies(another, FROM, UNTIL, BELIEVED));
    }

    @Test
    void covers_the_keys_whole_time() {
        TrialCertificate late = ISSUER.certify(KEY, FROM.plusSeconds(1), UNTIL, KeyUsage.digitalSignature);
        TrialCertificate early = ISSUER.certify(KEY, FROM, UNTIL.minusSeconds(1), KeyUsage.digitalSignature);
        refuses(ErrorCode.NOT_IN_FORCE, () -> late.chain().requireCertifies(KEY, FROM, UNTIL, BELIEVED));
        refuses(ErrorCode.NOT_IN_FORCE, () -> early.chain().requireCertifies(KEY, FROM, UNTIL, BELIEVED));
        ISSUER.certify(KEY, FROM, UNTIL, KeyUsage.nonRepudiation).chain().requireCertifies(KEY, FROM, UNTIL, BELIEVED);
    }

    @Test
    void holds_certificates_that_each_certify_the_one_before() {
        List<String> chain = ISSUER.certify(KEY).chain().texts();
        TrialCertificate stranger = ROOT.authority("Stranger", key(SignatureAlgorithm.SM2));
        CertificateChain broken = CertificateChain.parse(List.of(chain.getFirst(), stranger.text()));
        refuses(ErrorCode.SIGNATURE_INVALID, () -> broken.requireCertifies(KEY, FROM, UNTIL, BELIEVED));
        TrialCertificate namesake = ROOT.authority("Issuer", key(SignatureAlgorithm.ECDSA_P256));
        CertificateChain forged = CertificateChain.parse(List.of(chain.getFirst(), namesake.text()));
        refuses(ErrorCode.SIGNATURE_INVALID, () -> forged.requireCertifies(KEY, FROM, UNTIL, BELIEVED));
    }

    @Test
    void nobody_certifies_who_may_not() {
        PrivateKey holder = key(SignatureAlgorithm.SM2);
        TrialCertificate own = ROOT.certify(holder.publicKey());
        TrialCertificate pretended =
                new TrialCertificate("holder", Optional.of(holder), own.der(), own.above()).certify(KEY);
        refuses(ErrorCode.KEY_INVALID, () -> pretended.chain().requireCertifies(KEY, FROM, UNTIL, BELIEVED));
        TrialCertificate tooFar = ISSUER.authority("Below", key(SignatureAlgorithm.SM2));
        refuses(ErrorCode.KEY_INVALID, () -> tooFar.certify(KEY).chain().requireCertifies(KEY, FROM, UNTIL, BELIEVED));
        refuses(
                ErrorCode.KEY_INVALID,
                () -> ISSUER.certify(KEY, FROM, UNTIL, KeyUsage.keyEncipherment)
                        .chain()
                        .requireCertifies(KEY, FROM, UNTIL, BELIEVED));
    }

    @Test
    void has_its_bounds() {
        String text = ISSUER.text();
        refuses(ErrorCode.KEY_INVALID, () -> CertificateChain.parse(List.of()));
        refuses(ErrorCode.KEY_INVALID, () -> CertificateChain.parse(Collections.nCopies(5, text)));
        refuses(ErrorCode.KEY_INVALID, () -> CertificateChain.parse(List.of(text + "\n")));
        String large = Base64.getEncoder().encodeToString(new byte[CertificateChain.MAX_BYTES + 3]);
        refuses(ErrorCode.TOO_LARGE, () -> CertificateChain.parse(List.of(large)));
        refuses(
                ErrorCode.KEY_INVALID,
                () -> CertificateChain.requireAuthority(ROOT.certify(KEY).der()));
    }

    static Stream<byte[]> certificates() {
        byte[] der = ISSUER.der();
        byte[] longer = Arrays.copyOf(der, der.length + 1);
        return Stream.of(der, longer, Arrays.copyOf(der, der.length / 2), new byte[] {0x30, 0});
    }

    @MethodSource("certificates")
    @FuzzTest(maxDuration = "5s")
    void a_certificate_is_read_or_refused(byte[] input) {
        try {
            CertificateChain.requireAuthority(input);
            assertThat(X509.read(input).hasSigned(X509.read(input))).isFalse();
        } catch (Refusal expected) {
            assertThat(expected.code()).isNotNull();
        }
    }

    private static void refuses(ErrorCode code, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
