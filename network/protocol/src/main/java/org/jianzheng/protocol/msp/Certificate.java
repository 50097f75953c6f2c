/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;

/**
 * An X.509 certificate of an identity or of an authority. Two are equal when they are byte for byte the same but for the
 * issuer's signature, so that a rewritten signature (see {@link EcdsaSignature}) does not make a second identity.
 */
public final class Certificate {

    private static final int MAX_LENGTH = 64 * 1024;

    private final X509CertificateHolder holder;
    private final ByteString der;
    private final Sha256 content;
    private final VerificationKey key;
    private final List<String> commonNames;
    private final List<String> organizationalUnits;

    private Certificate(X509CertificateHolder holder, ByteString der) throws IOException {
        this.holder = holder;
        this.der = der;
        this.content = Sha256.of(holder.toASN1Structure().getTBSCertificate().getEncoded());
        this.key = VerificationKey.of(holder.getSubjectPublicKeyInfo());
        this.commonNames = attributes(holder.getSubject(), BCStyle.CN);
        this.organizationalUnits = attributes(holder.getSubject(), BCStyle.OU);
    }

    /** Reads the first PEM block; what stands before and after it is ignored, as in Fabric. */
    public static Certificate ofPem(ByteString pem) {
        requireLength(pem);
        // Latin-1 keeps every byte, so that bad bytes fail in the PEM reader.
        Reader text = new StringReader(pem.toString(java.nio.charset.StandardCharsets.ISO_8859_1));
        try (PemReader reader = new PemReader(text)) {
            PemObject block = reader.readPemObject();
            if (block == null) {
                throw new ProtocolException(Rule.IDENTITY_FORMAT, "no PEM block in " + pem.size() + " bytes");
            }
            return ofDer(ByteString.copyFrom(block.getContent()));
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ProtocolException(Rule.IDENTITY_FORMAT, "the PEM block is unreadable: " + e.getMessage(), e);
        }
    }

    /** Reads the DER form. */
    public static Certificate ofDer(ByteString der) {
        requireLength(der);
        try {
            Certificate certificate = new Certificate(new X509CertificateHolder(der.toByteArray()), der);
            certificate.requireReadable();
            return certificate;
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers malformed bytes with many kinds of unchecked exceptions.
            throw new ProtocolException(Rule.IDENTITY_FORMAT, "the certificate is unreadable: " + e.getMessage(), e);
        }
    }

    /** The DER form as it was given. */
    public ByteString der() {
        return der;
    }

    /** The PEM form: one block of type CERTIFICATE, lines of 64, as Fabric writes it. */
    public ByteString pem() {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject("CERTIFICATE", der.toByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException("writing into memory cannot fail", e);
        }
        return ByteString.copyFromUtf8(text.toString().replace(System.lineSeparator(), "\n"));
    }

    /** The key that the certificate is about. */
    public VerificationKey key() {
        return key;
    }

    /** Begin of the certificate's validity. */
    public Instant notBefore() {
        return holder.getNotBefore().toInstant();
    }

    /** End of the certificate's validity. */
    public Instant notAfter() {
        return holder.getNotAfter().toInstant();
    }

    /** Whether the certificate has run out at this time. Fabric does not look at it when it validates; a reader may want to. */
    public boolean isExpiredAt(Instant time) {
        return time.isAfter(notAfter());
    }

    /** Common name of the subject, empty when there is none. */
    public String commonName() {
        return commonNames.isEmpty() ? "" : commonNames.getFirst();
    }

    /** Organisational units of the subject, in order. */
    public List<String> organizationalUnits() {
        return organizationalUnits;
    }

    /** Whether the certificate is that of an authority. */
    public boolean isAuthority() {
        return pathLength().isPresent();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Certificate certificate && content.equals(certificate.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    @Override
    public String toString() {
        return "\"" + commonName() + "\" no. " + holder.getSerialNumber().toString(16);
    }

    X509CertificateHolder holder() {
        return holder;
    }

    /** Whether the other certificate's subject stands byte for byte as issuer in this one. */
    boolean namesAsIssuer(Certificate authority) {
        return encoded(holder.getIssuer()).equals(encoded(authority.holder.getSubject()));
    }

    /** How many intermediate authorities may stand below; empty when this is no authority. */
    Optional<Integer> pathLength() {
        return extension(Extension.basicConstraints)
                .map(BasicConstraints::getInstance)
                .filter(BasicConstraints::isCA)
                .map(constraints -> constraints.getPathLenConstraint() == null
                        ? Integer.MAX_VALUE
                        : constraints.getPathLenConstraint().intValueExact());
    }

    boolean maySignCertificates() {
        return extension(Extension.keyUsage)
                .map(KeyUsage::getInstance)
                .map(usage -> usage.hasUsages(KeyUsage.keyCertSign))
                .orElse(true);
    }

    /** Go's verifier, which Fabric calls without a purpose, asks for server authentication wherever purposes are named. */
    boolean isOfGeneralPurpose() {
        return extension(Extension.extendedKeyUsage)
                .map(ExtendedKeyUsage::getInstance)
                .map(usage -> usage.hasKeyPurposeId(KeyPurposeId.anyExtendedKeyUsage)
                        || usage.hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth))
                .orElse(true);
    }

    Optional<ByteString> subjectKeyIdentifier() {
        return extension(Extension.subjectKeyIdentifier)
                .map(SubjectKeyIdentifier::getInstance)
                .map(identifier -> ByteString.copyFrom(identifier.getKeyIdentifier()));
    }

    Set<ASN1ObjectIdentifier> criticalExtensions() {
        Set<ASN1ObjectIdentifier> critical = new java.util.HashSet<>();
        for (Object extension : holder.getCriticalExtensionOIDs()) {
            critical.add((ASN1ObjectIdentifier) extension);
        }
        return critical;
    }

    boolean hasExtension(ASN1ObjectIdentifier extension) {
        return holder.getExtension(extension) != null;
    }

    private Optional<ASN1Encodable> extension(ASN1ObjectIdentifier type) {
        return Optional.ofNullable(holder.getExtension(type)).map(Extension::getParsedValue);
    }

    // Bouncy Castle reads these lazily; a certificate that is taken must not fail at its first use.
    private void requireReadable() {
        if (notBefore().isAfter(notAfter())) {
            throw new ProtocolException(Rule.IDENTITY_FORMAT, "the certificate ends before it begins");
        }
        pathLength();
        maySignCertificates();
        isOfGeneralPurpose();
        subjectKeyIdentifier();
    }

    private static List<String> attributes(X500Name subject, ASN1ObjectIdentifier type) {
        List<String> values = new ArrayList<>();
        for (RDN names : subject.getRDNs()) {
            for (var name : names.getTypesAndValues()) {
                if (name.getType().equals(type) && name.getValue() instanceof ASN1String text) {
                    values.add(text.getString());
                }
            }
        }
        return List.copyOf(values);
    }

    private static ByteString encoded(X500Name name) {
        try {
            return ByteString.copyFrom(name.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("encoding into memory cannot fail", e);
        }
    }

    private static void requireLength(ByteString bytes) {
        if (bytes.size() > MAX_LENGTH) {
            throw ProtocolException.differs(
                    Rule.IDENTITY_FORMAT, "at most " + MAX_LENGTH + " bytes", bytes.size() + " bytes");
        }
    }
}
