/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that lead from a signing key to a certification authority: first the key's own, then each that certified the one before,
 * without the authority's, which is pinned by whoever believes it (RFC 5280, 6.1; GM/T 0015). The key is of SM2, P-256 or Ed25519; the
 * authorities above sign by SM2, ECDSA or RSA. Nobody is asked whether a certificate was revoked: a key is revoked on the ledger.
 */
public final class CertificateChain {
    /** The most certificates of a chain. */
    public static final int MAX_CERTIFICATES = 4;

    /** The most bytes of a certificate. */
    public static final int MAX_BYTES = 4_096;

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]*)-----END CERTIFICATE-----");

    private final List<byte[]> certificates;

    private CertificateChain(List<byte[]> certificates) {
        this.certificates = certificates;
    }

    /**
     * Reads standard base64 of DER, one text for each certificate; the certificates themselves are read when they are asked for.
     *
     * @throws Refusal {@code KEY_INVALID} for other base64, no certificate or too many; {@code TOO_LARGE}
     */
    public static CertificateChain parse(List<String> texts) {
        if (texts.isEmpty() || texts.size() > MAX_CERTIFICATES) {
            throw invalid("a chain has 1 to " + MAX_CERTIFICATES + " certificates, met " + texts.size());
        }
        List<byte[]> certificates = new ArrayList<>();
        for (String text : texts) {
            certificates.add(decode(text));
        }
        return new CertificateChain(certificates);
    }

    /** Reads the certificates of a PEM file (RFC 7468) in their order; refuses as {@link #parse} does. */
    public static CertificateChain ofPem(String pem) {
        return parse(PEM.matcher(pem)
                .results()
                .map(block -> block.group(1).replaceAll("\\s", ""))
                .toList());
    }

    private static byte[] decode(String text) {
        if (text.length() > (MAX_BYTES + 2) / 3 * 4) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "a certificate has at most %d bytes", MAX_BYTES);
        }
        try {
            byte[] der = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(der).equals(text) && der.length > 0) {
                return der;
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.KEY_INVALID, "a certificate of the chain is not base64")
                    .causedBy(e);
        }
        throw invalid("a certificate of the chain is not in the one form of base64");
    }

    /** The texts that {@link #parse} reads. */
    public List<String> texts() {
        return certificates.stream().map(Base64.getEncoder()::encodeToString).toList();
    }

    /**
     * Requires that the chain certifies a key for its whole time, and leads to one of these authorities.
     *
     * @param key that the first certificate must be for
     * @param from the key's first instant
     * @param until the first instant after it
     * @param authorities certificates in DER, each believed for what it is
     * @throws Refusal {@code KEY_INVALID} for a malformed certificate, another key, or one that may not sign or certify; {@code NOT_IN_FORCE} for a
     *     certificate that does not cover the key's time, and for a chain that leads to none of the authorities; {@code SIGNATURE_INVALID} for
     *     a certificate that the next has not signed
     */
    public void requireCertifies(PublicKey key, Instant from, Instant until, Collection<byte[]> authorities) {
        List<X509> chain = certificates.stream().map(X509::read).toList();
        X509 own = chain.getFirst();
        requireFor(key);
        own.requireMaySign();
        own.requireCovers(from, until);
        for (int i = 1; i < chain.size(); i++) {
            chain.get(i).requireCertified(chain.get(i - 1), i - 1);
            chain.get(i).requireCovers(from, until);
        }
        X509 last = chain.getLast();
        Optional<X509> authority = authorities.stream()
                .map(X509::read)
                .filter(last::namesAsIssuer)
                .filter(above -> above.hasSigned(last))
                .findFirst();
        authority
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.NOT_IN_FORCE,
                        "the chain of %s leads to no certification authority of the catalogue in force",
                        key.keyId()))
                .requireCertified(last, chain.size() - 1);
        authority.get().requireCovers(from, from);
    }

    /** Refuses ({@code KEY_INVALID}) a chain whose first certificate is for another key. */
    public void requireFor(PublicKey key) {
        if (!X509.read(certificates.getFirst()).isFor(key)) {
            throw invalid("the first certificate is for another key than " + key.keyId());
        }
    }

    /** Refuses ({@code KEY_INVALID}) what is no certificate of an authority that certifies others. */
    public static void requireAuthority(byte[] der) {
        X509.read(der).requireMayCertify(0);
    }

    static Refusal invalid(String what) {
        return Refusal.of(ErrorCode.KEY_INVALID, "%s", what);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CertificateChain chain && chain.texts().equals(texts());
    }

    @Override
    public int hashCode() {
        return texts().hashCode();
    }
}
