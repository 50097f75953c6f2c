/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * A certificate of an invented certification authority.
 *
 * @param name whose it is
 * @param key that it is for; a private one where it certifies others
 * @param der as a chain holds it
 * @param above what certified it; none for one that certified itself
 */
@SuppressWarnings("ArrayRecordComponent") // a test's own
public record TrialCertificate(String name, Optional<PrivateKey> key, byte[] der, Optional<TrialCertificate> above) {
    /** When certificates are in force unless a test asks for other times. */
    public static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");

    /** As {@link #FROM}. */
    public static final Instant UNTIL = Instant.parse("2040-01-01T00:00:00Z");

    /** The certificate of an authority that certified itself. */
    public static TrialCertificate root(String name, PrivateKey key) {
        byte[] der = make(
                name,
                name,
                key.publicKey(),
                key,
                FROM,
                UNTIL,
                Optional.of(new BasicConstraints(1)),
                KeyUsage.keyCertSign);
        return new TrialCertificate(name, Optional.of(key), der, Optional.empty());
    }

    /** The certificate of an authority below, which certifies nobody that certifies. */
    public TrialCertificate authority(String below, PrivateKey of) {
        byte[] der = make(
                name,
                below,
                of.publicKey(),
                signer(),
                FROM,
                UNTIL,
                Optional.of(new BasicConstraints(0)),
                KeyUsage.keyCertSign);
        return new TrialCertificate(below, Optional.of(of), der, Optional.of(this));
    }

    /** The certificate of a signing key. */
    public TrialCertificate certify(PublicKey of) {
        return certify(of, FROM, UNTIL, KeyUsage.digitalSignature);
    }

    /** The certificate of a key for some time and use. */
    public TrialCertificate certify(PublicKey of, Instant from, Instant until, int usage) {
        byte[] der = make(name, "holder", of, signer(), from, until, Optional.empty(), usage);
        return new TrialCertificate("holder", Optional.empty(), der, Optional.of(this));
    }

    private PrivateKey signer() {
        return key.orElseThrow();
    }

    /** From this certificate to the one below the top. */
    public CertificateChain chain() {
        List<String> texts = new ArrayList<>();
        Optional<TrialCertificate> one = Optional.of(this);
        while (one.isPresent() && one.get().above.isPresent()) {
            texts.add(one.get().text());
            one = one.get().above;
        }
        return CertificateChain.parse(texts);
    }

    /** Standard base64. */
    public String text() {
        return Base64.getEncoder().encodeToString(der);
    }

    private static byte[] make(
            String issuer,
            String subject,
            PublicKey key,
            PrivateKey signer,
            Instant from,
            Instant until,
            Optional<BasicConstraints> constraints,
            int usage) {
        try {
            boolean sm2 = signer.publicKey().algorithm() == SignatureAlgorithm.SM2;
            AlgorithmIdentifier algorithm = new AlgorithmIdentifier(
                    new ASN1ObjectIdentifier(sm2 ? "1.2.156.10197.1.501" : "1.2.840.10045.4.3.2"));
            V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
            generator.setSerialNumber(new ASN1Integer(BigInteger.ONE));
            generator.setSignature(algorithm);
            generator.setIssuer(new X500Name("CN=" + issuer));
            generator.setSubject(new X500Name("CN=" + subject));
            generator.setStartDate(new Time(Date.from(from)));
            generator.setEndDate(new Time(Date.from(until)));
            generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.toSubjectPublicKeyInfo()));
            generator.setExtensions(extensions(constraints, usage));
            TBSCertificate body = generator.generateTBSCertificate();
            ASN1EncodableVector parts = new ASN1EncodableVector();
            parts.add(body);
            parts.add(algorithm);
            parts.add(new DERBitString(Sm2Der.fromRaw(signer.sign(body.getEncoded("DER")))));
            return new DERSequence(parts).getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("a certificate that cannot be written", e);
        }
    }

    private static Extensions extensions(Optional<BasicConstraints> constraints, int usage) throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        if (constraints.isPresent()) {
            extensions.addExtension(Extension.basicConstraints, true, constraints.get());
        }
        extensions.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        return extensions.generate();
    }
}
