/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;

/** A public key that Fabric 3.1 verifies with. Bouncy Castle's own interface is several times faster here than the JDK's. */
public sealed interface VerificationKey {

    /** Whether the signature is this key's over the whole message, in the one form that Fabric takes. */
    boolean verifies(ByteString message, ByteString signature);

    /** Reads a certificate's key: ECDSA on P-256, P-384 or P-521, or Ed25519. */
    static VerificationKey of(SubjectPublicKeyInfo info) {
        // Asked before the key is read: Bouncy Castle fails in its own way on curves that it does not know.
        if (!isSupported(info.getAlgorithm())) {
            throw new ProtocolException(
                    Rule.IDENTITY_FORMAT,
                    "key algorithm " + info.getAlgorithm().getAlgorithm() + " or its curve is not supported");
        }
        try {
            AsymmetricKeyParameter key = PublicKeyFactory.createKey(info);
            return key instanceof Ed25519PublicKeyParameters ed25519
                    ? new Ed25519(ed25519)
                    : new Ecdsa((ECPublicKeyParameters) key);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers malformed bytes with many kinds of unchecked exceptions.
            throw new ProtocolException(Rule.IDENTITY_FORMAT, "the public key is unreadable: " + e.getMessage(), e);
        }
    }

    private static boolean isSupported(AlgorithmIdentifier algorithm) {
        if (algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return algorithm.getParameters() instanceof ASN1ObjectIdentifier curve && Ecdsa.CURVES.contains(curve);
        }
        return algorithm.getAlgorithm().equals(EdECObjectIdentifiers.id_Ed25519);
    }

    /**
     * ECDSA over SHA-256 of the message.
     *
     * @param key point and curve
     */
    record Ecdsa(ECPublicKeyParameters key) implements VerificationKey {

        private static final Set<ASN1ObjectIdentifier> CURVES =
                Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1, SECObjectIdentifiers.secp521r1);

        @Override
        public boolean verifies(ByteString message, ByteString signature) {
            EcdsaSignature parsed;
            try {
                parsed = EcdsaSignature.parse(signature.toByteArray());
            } catch (ProtocolException malformed) {
                return false;
            }
            if (!parsed.isLow(key.getParameters().getN())) {
                return false;
            }
            ECDSASigner verifier = new ECDSASigner();
            verifier.init(false, key);
            return verifier.verifySignature(Sha256.of(message).bytes(), parsed.r(), parsed.s());
        }
    }

    /**
     * Ed25519 over the message itself.
     *
     * @param key the key
     */
    record Ed25519(Ed25519PublicKeyParameters key) implements VerificationKey {

        @Override
        public boolean verifies(ByteString message, ByteString signature) {
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, key);
            byte[] bytes = message.toByteArray();
            verifier.update(bytes, 0, bytes.length);
            return verifier.verifySignature(signature.toByteArray());
        }
    }
}
