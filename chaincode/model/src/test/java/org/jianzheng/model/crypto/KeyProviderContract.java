/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every provider of keys does, whatever the key lies in. */
public abstract class KeyProviderContract {
    protected static final SecureRandom RANDOM = new SecureRandom();
    protected static final TrialCertificate ROOT =
            TrialCertificate.root("Root", PrivateKeys.generate(SignatureAlgorithm.SM2, RANDOM));

    private static final byte[] MESSAGE = "决定书(虚构)".getBytes(StandardCharsets.UTF_8);

    /** A provider of a key that the root has certified. */
    protected abstract KeyProvider certified();

    /** A provider of a key without certificates. */
    protected abstract KeyProvider plain();

    @Test
    void signs_what_its_public_key_verifies() {
        for (KeyProvider provider : List.of(certified(), plain())) {
            Signer signer = provider.signer();
            byte[] signature = signer.sign(MESSAGE);
            assertThat(signer.publicKey().verify(MESSAGE, signature)).isTrue();
            assertThat(signature).hasSize(64);
        }
    }

    @Test
    void carries_the_chain_of_its_own_key() {
        KeyProvider provider = certified();
        CertificateChain chain = provider.chain().orElseThrow();
        chain.requireCertifies(
                provider.signer().publicKey(),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"),
                List.of(ROOT.der()));
        assertThat(plain().chain()).isEqualTo(Optional.empty());
    }
}
