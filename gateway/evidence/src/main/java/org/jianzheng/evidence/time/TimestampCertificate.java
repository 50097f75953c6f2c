/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.time.DerReader.Element;
import org.jianzheng.model.crypto.CertifiedKey;
import org.jianzheng.model.crypto.SignedHash;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;

/** An X.509 certificate (RFC 5280) of a time-stamp authority, or of who certified it. Only distinguished encoding is read. */
final class TimestampCertificate {
    /** The most bytes of a certificate. */
    static final int MAX_BYTES = 4096;

    private static final String KEY_USAGE = "2.5.29.15";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final String EXTENDED_USAGE = "2.5.29.37";
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final String ANY_USAGE = "2.5.29.37.0";

    /** Key usage, basic constraints, extended usage, alternative names, policies. */
    private static final Set<String> UNDERSTOOD =
            Set.of(KEY_USAGE, BASIC_CONSTRAINTS, EXTENDED_USAGE, "2.5.29.17", "2.5.29.32");

    private static final int DIGITAL_SIGNATURE_OR_NON_REPUDIATION = 0xc0;
    private static final int CERTIFICATE_SIGNING = 0x04;
    private static final int VERSION_3 = 2;
    private static final int MAX_PATH = 1000;

    private final ByteString der;
    private final ByteString signed;
    private final SignatureMethod method;
    private final ByteString signature;
    private final ByteString serial;
    private final ByteString issuer;
    private final ByteString subject;
    private final Instant notBefore;
    private final Instant notAfter;
    private final CertifiedKey key;
    private final Map<String, Extension> extensions;

    /**
     * An extension.
     *
     * @param critical whether it must be understood
     * @param value its content
     */
    record Extension(boolean critical, ByteString value) {}

    private TimestampCertificate(ByteString der) {
        this.der = der;
        DerReader outer = new DerReader(der);
        DerReader parts = outer.next(DerReader.SEQUENCE).reader();
        outer.end();
        Element body = parts.next(DerReader.SEQUENCE);
        Element algorithm = parts.next(DerReader.SEQUENCE);
        this.signed = body.whole();
        this.method = SignatureMethod.read(algorithm);
        this.signature = wholeBytes(parts.next(DerReader.BIT_STRING));
        parts.end();
        DerReader fields = body.reader();
        DerReader version = fields.next(0xa0).reader();
        DerReader.number(version.next(DerReader.INTEGER).content(), VERSION_3, VERSION_3);
        version.end();
        this.serial = fields.next(DerReader.INTEGER).content();
        DerReader.number(serial);
        if (!fields.next(DerReader.SEQUENCE).whole().equals(algorithm.whole())) {
            throw new NotDer("two different signature algorithms");
        }
        this.issuer = fields.next(DerReader.SEQUENCE).whole();
        DerReader validity = fields.next(DerReader.SEQUENCE).reader();
        this.notBefore = DerTime.ofCertificate(validity.any());
        this.notAfter = DerTime.ofCertificate(validity.any());
        validity.end();
        this.subject = fields.next(DerReader.SEQUENCE).whole();
        this.key = CertifiedKey.of(fields.next(DerReader.SEQUENCE).whole().toByteArray());
        this.extensions =
                fields.isAtEnd() ? Map.of() : extensions(fields.next(0xa3).content());
        fields.end();
        // Read now, so that whatever cannot be read is refused with the certificate.
        purposes();
        pathLength();
        usage();
    }

    /** Reads a certificate; throws {@link NotDer} for whatever cannot be read. */
    static TimestampCertificate read(ByteString der) {
        if (der.size() > MAX_BYTES) {
            throw new NotDer("a certificate of " + der.size() + " bytes");
        }
        try {
            return new TimestampCertificate(der);
        } catch (Refusal refusal) {
            throw new NotDer(refusal.sentence());
        }
    }

    ByteString der() {
        return der;
    }

    CertifiedKey key() {
        return key;
    }

    /** Lower-case hexadecimal digits of its SHA-256. */
    String fingerprint() {
        return HexFormat.of().formatHex(SignedHash.SHA_256.hash(der.toByteArray()));
    }

    boolean hasHash(SignedHash hash, ByteString value) {
        return ByteString.copyFrom(hash.hash(der.toByteArray())).equals(value);
    }

    /** Whether an issuer's name and a serial number name it. */
    boolean isNamed(ByteString issuerName, ByteString serialNumber) {
        return issuer.equals(issuerName) && serial.equals(serialNumber);
    }

    boolean isInForceAt(Instant time) {
        return !time.isBefore(notBefore) && !time.isAfter(notAfter);
    }

    /** The last moment at which it is in force. */
    Instant inForceUntil() {
        return notAfter;
    }

    boolean namesAsIssuer(TimestampCertificate other) {
        return issuer.equals(other.subject);
    }

    boolean isSignedBy(TimestampCertificate other) {
        // Where the identifier leaves the hash open, nobody says which one it was.
        return method.hash().isPresent()
                && method.verifies(other.key, method.hash().get(), signed, signature);
    }

    /** Whether it may sign time stamps: for this purpose alone, critically so (RFC 3161, 2.3). */
    boolean isForStamping() {
        return isUnderstood()
                && purposes().equals(Optional.of(List.of(TIME_STAMPING)))
                && isCritical(EXTENDED_USAGE)
                && usage().filter(bits -> (bits & DIGITAL_SIGNATURE_OR_NON_REPUDIATION) == 0)
                        .isEmpty();
    }

    /** Whether it may certify what stands so many certificates above the one that signs time stamps. */
    boolean mayCertify(int between) {
        return isUnderstood()
                && pathLength().filter(length -> between <= length).isPresent()
                && usage().filter(bits -> (bits & CERTIFICATE_SIGNING) == 0).isEmpty()
                && purposes()
                        .filter(all -> !all.contains(TIME_STAMPING) && !all.contains(ANY_USAGE))
                        .isEmpty();
    }

    private boolean isUnderstood() {
        return !extensions.containsKey(NAME_CONSTRAINTS)
                && extensions.entrySet().stream()
                        .allMatch(each -> !each.getValue().critical() || UNDERSTOOD.contains(each.getKey()));
    }

    private boolean isCritical(String identifier) {
        Extension extension = extensions.get(identifier);
        return extension != null && extension.critical();
    }

    private Optional<DerReader> extension(String identifier) {
        return Optional.ofNullable(extensions.get(identifier)).map(extension -> new DerReader(extension.value()));
    }

    private Optional<List<String>> purposes() {
        return extension(EXTENDED_USAGE).map(value -> {
            DerReader list = value.next(DerReader.SEQUENCE).reader();
            value.end();
            List<String> all = new ArrayList<>();
            while (!list.isAtEnd()) {
                all.add(list.object());
            }
            return List.copyOf(all);
        });
    }

    /** The bits of the first byte of its key usage. */
    private Optional<Integer> usage() {
        return extension(KEY_USAGE).map(value -> {
            ByteString bits = value.next(DerReader.BIT_STRING).content();
            value.end();
            if (bits.size() < 2) {
                throw new NotDer("a key usage without bits");
            }
            return Byte.toUnsignedInt(bits.byteAt(1));
        });
    }

    /** How many authorities may stand below it; empty if it is no authority. */
    private Optional<Integer> pathLength() {
        Optional<DerReader> extension = extension(BASIC_CONSTRAINTS);
        if (extension.isEmpty()) {
            return Optional.empty();
        }
        DerReader fields = extension.get().next(DerReader.SEQUENCE).reader();
        extension.get().end();
        boolean authority = fields.isNext(DerReader.BOOLEAN) && isTrue(fields.next(DerReader.BOOLEAN));
        int length = fields.isAtEnd()
                ? MAX_PATH
                : DerReader.number(fields.next(DerReader.INTEGER).content(), 0, MAX_PATH);
        fields.end();
        return authority ? Optional.of(length) : Optional.empty();
    }

    /** Reads a list of extensions, each once. */
    static Map<String, Extension> extensions(ByteString der) {
        DerReader outer = new DerReader(der);
        DerReader list = outer.next(DerReader.SEQUENCE).reader();
        outer.end();
        Map<String, Extension> all = new HashMap<>();
        while (!list.isAtEnd()) {
            DerReader parts = list.next(DerReader.SEQUENCE).reader();
            String identifier = parts.object();
            boolean critical = parts.isNext(DerReader.BOOLEAN) && isTrue(parts.next(DerReader.BOOLEAN));
            ByteString value = parts.next(DerReader.OCTET_STRING).content();
            parts.end();
            if (all.put(identifier, new Extension(critical, value)) != null) {
                throw new NotDer("extension " + identifier + " stands twice");
            }
        }
        return Map.copyOf(all);
    }

    private static boolean isTrue(Element element) {
        ByteString content = element.content();
        if (content.size() != 1 || (content.byteAt(0) != 0 && content.byteAt(0) != -1)) {
            throw new NotDer("a truth value of another form");
        }
        return content.byteAt(0) != 0;
    }

    private static ByteString wholeBytes(Element bits) {
        if (bits.content().isEmpty() || bits.content().byteAt(0) != 0) {
            throw new NotDer("a bit string of no whole bytes");
        }
        return bits.content().substring(1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimestampCertificate that && der.equals(that.der);
    }

    @Override
    public int hashCode() {
        return der.hashCode();
    }
}
