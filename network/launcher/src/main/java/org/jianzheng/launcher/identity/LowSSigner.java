/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.ContentSigner;
import org.jianzheng.protocol.msp.EcdsaSigner;

/**
 * ECDSA with SHA-256 whose s is never above half the curve's order. Fabric's MSP rewrites certificates with a higher s,
 * and an identity would then have two byte forms.
 */
public final class LowSSigner implements ContentSigner {

    private final EcdsaSigner signer;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    /** Signs with this key, which answers with a low s. */
    public LowSSigner(EcdsaSigner signer) {
        this.signer = signer;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    }

    @Override
    public OutputStream getOutputStream() {
        return content;
    }

    @Override
    public byte[] getSignature() {
        return signer.sign(content.toByteArray());
    }
}
