/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.jianzheng.evidence.fixture.TrialTimeAuthority;
import org.jianzheng.evidence.fixture.TrialTimeAuthority.Purpose;
import org.jianzheng.evidence.fixture.TrialTimeAuthority.Signing;
import org.jianzheng.model.crypto.SignedHash;
import org.junit.jupiter.api.Test;

class TimestampRequestTest {
    private static final ByteString TEXT = ByteString.copyFromUtf8("a checkpoint\n");
    private static final Instant NOW = Instant.parse("2026-03-16T01:30:04Z");
    private static final ByteString GRANTED = DerWriter.sequence(DerWriter.integer(BigInteger.ZERO));

    private final TrialTimeAuthority top = TrialTimeAuthority.root("top", Signing.P256);
    private final TrialTimeAuthority middle = top.certify("middle", Signing.P256, Purpose.CERTIFY);
    private final TrialTimeAuthority signer = middle.certify("signer", Signing.P256, Purpose.STAMP);
    private final TimestampRequest request = new TimestampRequest(TEXT, SignedHash.SHA_256, BigInteger.valueOf(77));

    @Test
    void asks_as_others_read_it() throws IOException, TSPException {
        TimeStampRequest read = new TimeStampRequest(request.encoded());

        assertThat(read.getNonce()).isEqualTo(77);
        assertThat(read.getCertReq()).isTrue();
        assertThat(read.getMessageImprintDigest()).isEqualTo(SignedHash.SHA_256.hash(TEXT.toByteArray()));
        assertThat(read.getMessageImprintAlgOID().getId()).isEqualTo(SignedHash.SHA_256.identifier());
    }

    @Test
    void keeps_the_certificates_that_lead_to_the_authority_and_no_others() {
        byte[] answer = answer(77, List.of(top, middle, signer));

        TimestampToken byTop = request.answered(answer, verifier(top));
        TimestampToken byMiddle = request.answered(answer, verifier(middle));

        assertThat(verifier(top).verify(byTop, TEXT).authority()).isPresent();
        assertThat(SignedTimestamp.read(byTop).certificates()).hasSize(2);
        assertThat(SignedTimestamp.read(byMiddle).certificates()).hasSize(1);
    }

    @Test
    void refuses_an_answer_to_another_request() {
        assertRefused(TimestampRule.IMPRINT, answer(78, List.of(signer, middle)), top);
        assertThatThrownBy(() -> new TimestampRequest(ByteString.EMPTY, SignedHash.SHA_256, BigInteger.valueOf(77))
                        .answered(answer(77, List.of(signer, middle)), verifier(top)))
                .isInstanceOf(TimestampRefused.class);
    }

    @Test
    void refuses_a_time_stamp_of_nobody_that_is_named() {
        assertRefused(
                TimestampRule.AUTHORITY,
                answer(77, List.of(signer, middle)),
                TrialTimeAuthority.root("other", Signing.P256));
    }

    @Test
    void refuses_answers_that_are_none() {
        assertRefused(
                TimestampRule.FORM,
                DerWriter.sequence(DerWriter.sequence(DerWriter.integer(BigInteger.TWO)))
                        .toByteArray(),
                top);
        assertRefused(TimestampRule.FORM, DerWriter.sequence(GRANTED).toByteArray(), top);
        assertRefused(TimestampRule.FORM, "<html>".getBytes(StandardCharsets.UTF_8), top);
        assertRefused(TimestampRule.FORM, new byte[TimestampRequest.MAX_ANSWER_BYTES + 1], top);
    }

    private void assertRefused(TimestampRule rule, byte[] answer, TrialTimeAuthority pinned) {
        assertThatThrownBy(() -> request.answered(answer, verifier(pinned)))
                .isInstanceOfSatisfying(
                        TimestampRefused.class,
                        refused -> assertThat(refused.rule())
                                .as(refused.getMessage())
                                .isEqualTo(rule));
    }

    private byte[] answer(long nonce, List<TrialTimeAuthority> certificates) {
        byte[] issued = signer.issue(
                TrialTimeAuthority.imprint(SignedHash.SHA_256, TEXT.toByteArray()),
                BigInteger.valueOf(nonce),
                NOW,
                certificates);
        return DerWriter.sequence(GRANTED, ByteString.copyFrom(issued)).toByteArray();
    }

    private static TimestampVerifier verifier(TrialTimeAuthority pinned) {
        return new TimestampVerifier(List.of(pinned.pinned("Authority", false)));
    }
}
