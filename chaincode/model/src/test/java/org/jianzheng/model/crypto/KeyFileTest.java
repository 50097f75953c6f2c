/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;

class KeyFileTest extends KeyProviderContract {
    private final PrivateKey key = PrivateKeys.generate(SignatureAlgorithm.ED25519, RANDOM);

    @Override
    protected KeyProvider certified() {
        TrialCertificate certificate = ROOT.certify(key.publicKey());
        String pem = "who: an invented holder\n-----BEGIN CERTIFICATE-----\n" + certificate.text()
                + "\n-----END CERTIFICATE-----\n";
        return new KeyFile(key, Optional.of(CertificateChain.ofPem(pem)));
    }

    @Override
    protected KeyProvider plain() {
        return new KeyFile(key, Optional.empty());
    }

    @Test
    void says_that_it_is_for_trying() {
        assertThat(plain().isForTrying()).isTrue();
    }

    @Test
    void refuses_the_certificates_of_another_key() {
        PrivateKey another = PrivateKeys.generate(SignatureAlgorithm.ED25519, RANDOM);
        CertificateChain chain = ROOT.certify(another.publicKey()).chain();
        assertThatThrownBy(() -> new KeyFile(key, Optional.of(chain))).isInstanceOf(Refusal.class);
    }
}
