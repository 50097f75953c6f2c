/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.util.Optional;
import org.jianzheng.model.error.Refusal;

/** A key file, for trying: whoever copies it and knows its passphrase signs. */
public final class KeyFile implements KeyProvider {
    private final PrivateKey key;
    private final Optional<CertificateChain> chain;

    /**
     * A key that was read from its file.
     *
     * @throws Refusal {@code KEY_INVALID} if the first certificate is for another key
     */
    public KeyFile(PrivateKey key, Optional<CertificateChain> chain) {
        chain.ifPresent(certificates -> certificates.requireFor(key.publicKey()));
        this.key = key;
        this.chain = chain;
    }

    @Override
    public Signer signer() {
        return key;
    }

    @Override
    public Optional<CertificateChain> chain() {
        return chain;
    }

    @Override
    public boolean isForTrying() {
        return true;
    }
}
