/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** What people and organisations sign records and checkpoints with. */
enum KeyAlgorithm {
    SM2("SM2"),
    ES256("ES256"),
    ED25519("Ed25519");

    /**
     * A new key as it is written to files.
     *
     * @param pem PKCS#8
     * @param publicText algorithm, colon, hex of the 65-byte point or of the 32-byte Ed25519 key
     */
    record NewKey(String pem, String publicText) {}

    private final String wireName;

    KeyAlgorithm(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    NewKey generate(SecureRandom random) {
        return switch (this) {
            case SM2 -> elliptic(EllipticKey.sm2(random));
            case ES256 -> elliptic(EllipticKey.p256(random));
            case ED25519 -> edwards(new Ed25519PrivateKeyParameters(random));
        };
    }

    private NewKey elliptic(EllipticKey key) {
        return new NewKey(Pem.key(key.pkcs8()), publicText(key.point()));
    }

    private NewKey edwards(Ed25519PrivateKeyParameters key) {
        try {
            // RFC 8410's first form, without the public key: every reader knows it.
            PrivateKeyInfo info = new PrivateKeyInfo(
                    new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), new DEROctetString(key.getEncoded()));
            return new NewKey(Pem.key(info), publicText(key.generatePublicKey().getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException("a key in memory cannot be encoded", e);
        }
    }

    private String publicText(byte[] key) {
        return wireName + ":" + HexFormat.of().formatHex(key);
    }
}
