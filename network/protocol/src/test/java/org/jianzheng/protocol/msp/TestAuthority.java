/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;

/** A certificate authority for tests; its certificates begin in 2026 and last ten years unless a test says otherwise. */
public final class TestAuthority {

    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2036-01-01T00:00:00Z");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final X500Name name;
    private final AsymmetricCipherKeyPair keys;
    private final Certificate certificate;

    private TestAuthority(X500Name name, AsymmetricCipherKeyPair keys, Certificate certificate) {
        this.name = name;
        this.keys = keys;
        this.certificate = certificate;
    }

    /** A certificate with its key. */
    public record Issued(Certificate certificate, AsymmetricCipherKeyPair keys) {

        /** The serialized identity in this organisation. */
        public ByteString serialized(String msp) {
            return new Identity(new MspId(msp), certificate).toByteString();
        }

        /** Signs with the certificate's key. */
        public ByteString sign(ByteString message) {
            EcdsaSigner signer =
                    new EcdsaSigner((org.bouncycastle.crypto.params.ECPrivateKeyParameters) keys.getPrivate());
            return ByteString.copyFrom(signer.sign(message.toByteArray()));
        }
    }

    /** A root. */
    public static TestAuthority root(String commonName) {
        AsymmetricCipherKeyPair keys = p256();
        X500Name name = name(commonName, List.of());
        return new TestAuthority(name, keys, sign(name, keys, name, keys, Shape.authority()));
    }

    /** An authority below this one. */
    public TestAuthority below(String commonName) {
        AsymmetricCipherKeyPair own = p256();
        X500Name subject = name(commonName, List.of());
        return new TestAuthority(subject, own, sign(subject, own, name, keys, Shape.authority()));
    }

    /** An identity with these organisational units. */
    public Issued issue(String commonName, String... units) {
        return issue(commonName, p256(), shape -> {}, units);
    }

    /** An identity whose certificate ends at this time. */
    public Issued issueUntil(String commonName, Instant end, String... units) {
        return issue(commonName, p256(), shape -> shape.end = end, units);
    }

    /** An identity in whose certificate a test changes something. */
    Issued issue(String commonName, AsymmetricCipherKeyPair own, Consumer<Shape> change, String... units) {
        Shape shape = new Shape();
        change.accept(shape);
        return new Issued(sign(name(commonName, List.of(units)), own, name, keys, shape), own);
    }

    /** The authority's certificate. */
    public Certificate certificate() {
        return certificate;
    }

    /** A definition with the four node units and this root. */
    public FabricMSPConfig.Builder definition(String msp) {
        return FabricMSPConfig.newBuilder()
                .setName(msp)
                .addRootCerts(certificate.pem())
                .addTlsRootCerts(certificate.pem())
                .setFabricNodeOus(FabricNodeOUs.newBuilder()
                        .setEnable(true)
                        .setClientOuIdentifier(unit("client"))
                        .setPeerOuIdentifier(unit("peer"))
                        .setAdminOuIdentifier(unit("admin"))
                        .setOrdererOuIdentifier(unit("orderer")));
    }

    /** A revocation list of these certificates. */
    ByteString revoke(Certificate... revoked) {
        try {
            X509v2CRLBuilder list = new X509v2CRLBuilder(name, Date.from(BEGIN));
            for (Certificate one : revoked) {
                list.addCRLEntry(one.holder().getSerialNumber(), Date.from(BEGIN), CRLReason.keyCompromise);
            }
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new AuthorityKeyIdentifier(
                            certificate.subjectKeyIdentifier().orElseThrow().toByteArray()));
            return ByteString.copyFrom(list.build(signer(keys)).getEncoded());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a certificate says besides names. */
    static final class Shape {
        Instant begin = BEGIN;
        Instant end = END;
        boolean authority;
        ASN1ObjectIdentifier critical = new ASN1ObjectIdentifier("0.0");
        ASN1Encodable criticalValue = org.bouncycastle.asn1.DERNull.INSTANCE;

        static Shape authority() {
            Shape shape = new Shape();
            shape.authority = true;
            return shape;
        }
    }

    static AsymmetricCipherKeyPair p256() {
        return ec(SECObjectIdentifiers.secp256r1);
    }

    static AsymmetricCipherKeyPair ec(ASN1ObjectIdentifier curve) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(
                new ECNamedDomainParameters(curve, CustomNamedCurves.getByOID(curve)), RANDOM));
        return generator.generateKeyPair();
    }

    static AsymmetricCipherKeyPair ed25519() {
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(RANDOM));
        return generator.generateKeyPair();
    }

    static FabricOUIdentifier unit(String name) {
        return FabricOUIdentifier.newBuilder()
                .setOrganizationalUnitIdentifier(name)
                .build();
    }

    private static X500Name name(String commonName, List<String> units) {
        X500NameBuilder builder = new X500NameBuilder().addRDN(BCStyle.CN, commonName);
        units.forEach(unit -> builder.addRDN(BCStyle.OU, unit));
        return builder.build();
    }

    private static Certificate sign(
            X500Name subject,
            AsymmetricCipherKeyPair own,
            X500Name issuer,
            AsymmetricCipherKeyPair issuerKeys,
            Shape shape) {
        try {
            var key = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(own.getPublic());
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(shape.begin),
                    Date.from(shape.end),
                    subject,
                    key);
            if (shape.authority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
                byte[] identifier =
                        org.jianzheng.protocol.Sha256.of(key.getEncoded()).bytes();
                builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier));
            }
            if (!shape.critical.getId().equals("0.0")) {
                builder.addExtension(shape.critical, true, shape.criticalValue);
            }
            X509CertificateHolder holder = builder.build(signer(issuerKeys));
            return Certificate.ofDer(ByteString.copyFrom(holder.getEncoded()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ContentSigner signer(AsymmetricCipherKeyPair keys) {
        try {
            AlgorithmIdentifier signature = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
            return new BcECContentSignerBuilder(signature, new DefaultDigestAlgorithmIdentifierFinder().find(signature))
                    .build(keys.getPrivate());
        } catch (OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }
}
