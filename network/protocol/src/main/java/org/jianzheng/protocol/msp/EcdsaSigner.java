/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.Signer;

/** Signs with an ECDSA key in memory, always with low S and without randomness (RFC 6979). Safe for use by several threads. */
public final class EcdsaSigner implements Signer {

    private final ECPrivateKeyParameters key;

    /** Signs with this key. */
    public EcdsaSigner(ECPrivateKeyParameters key) {
        this.key = key;
    }

    /** Reads an ECDSA key from the DER form of PKCS#8. */
    public static EcdsaSigner ofPkcs8(byte[] der) {
        try {
            AsymmetricKeyParameter key = PrivateKeyFactory.createKey(der);
            if (key instanceof ECPrivateKeyParameters ecdsa) {
                return new EcdsaSigner(ecdsa);
            }
            throw new ProtocolException(Rule.IDENTITY_FORMAT, "the private key is not an ECDSA key");
        } catch (IOException | IllegalArgumentException e) {
            // The cause may quote the key.
            throw new ProtocolException(Rule.IDENTITY_FORMAT, "the private key is unreadable");
        }
    }

    @Override
    public byte[] sign(byte[] message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, key);
        BigInteger[] signature = signer.generateSignature(Sha256.of(message).bytes());
        return new EcdsaSignature(signature[0], signature[1])
                .low(key.getParameters().getN())
                .toDer();
    }
}
