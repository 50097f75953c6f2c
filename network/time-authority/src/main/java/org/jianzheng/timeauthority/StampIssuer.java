/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.timeauthority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/** Answers requests for time stamps (RFC 3161) by one certificate and its P-256 key. Safe for several threads. */
public final class StampIssuer {
    /** Below the arc that is kept for examples: the policy of a demo is none. */
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.999.3161");

    private static final Set<ASN1ObjectIdentifier> HASHES = Set.of(
            NISTObjectIdentifiers.id_sha256,
            NISTObjectIdentifiers.id_sha384,
            NISTObjectIdentifiers.id_sha512,
            GMObjectIdentifiers.sm3);

    private static final int SERIAL_BITS = 63;

    private final X509CertificateHolder certificate;
    private final PrivateKey key;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * Stamps by this certificate.
     *
     * @param certificate for time stamps alone, critically so
     * @param key on P-256, whose certificate it is
     * @param random for serial numbers
     */
    public StampIssuer(X509CertificateHolder certificate, PrivateKey key, InstantSource clock, RandomGenerator random) {
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The answer to a request: a time stamp, or why there is none.
     *
     * @throws IOException if the bytes are no request
     */
    public byte[] answer(byte[] request) throws IOException {
        TimeStampRequest read = new TimeStampRequest(request);
        BigInteger serial = BigInteger.valueOf(random.nextLong(1, 1L << (SERIAL_BITS - 1)));
        try {
            return new TimeStampResponseGenerator(tokens(), HASHES)
                    .generate(read, serial, Date.from(clock.instant()))
                    .getEncoded();
        } catch (TSPException | OperatorCreationException e) {
            throw new IllegalStateException("no time stamp can be made by this certificate", e);
        }
    }

    private TimeStampTokenGenerator tokens() throws OperatorCreationException, TSPException {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                new SignerInfoGeneratorBuilder(digests)
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key), certificate),
                digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                POLICY);
        generator.setAccuracySeconds(1);
        generator.setResolution(TimeStampTokenGenerator.R_MILLISECONDS);
        generator.addCertificates(new CollectionStore<>(List.of(certificate)));
        return generator;
    }
}
