/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.util.Optional;

/**
 * The port to whatever a person or department keeps a signing key in, together with its certificates. In real use that is a USB key or a
 * hardware module, through PKCS#11, whose private key never leaves it; a {@link KeyFile} is for trying.
 *
 * <p>The first certificate of the chain is for the signer's public key. Implementations are safe for use by several threads at once.
 */
public interface KeyProvider {
    /** Signs by the key. */
    Signer signer();

    /** The certificates that lead from the key to a certification authority, for its registration; none where the key has none. */
    Optional<CertificateChain> chain();

    /** Whether whoever holds a copy of it signs, so that it is for trying alone. */
    boolean isForTrying();
}
