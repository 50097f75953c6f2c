/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;

/**
 * An ECDSA signature. To each there is a twin with {@code order − s} that verifies as well; Fabric takes only the one with the
 * lower {@code s}, so that a signature cannot be altered without the key.
 *
 * @param r positive
 * @param s positive
 */
public record EcdsaSignature(BigInteger r, BigInteger s) {

    private static final int MAX_LENGTH = 150;

    /** Requires positive numbers. */
    public EcdsaSignature {
        if (r.signum() <= 0 || s.signum() <= 0) {
            throw new ProtocolException(Rule.SIGNATURE_FORMAT, "r and s must be positive");
        }
    }

    /** Reads the DER form {@code SEQUENCE { INTEGER r, INTEGER s }} and nothing but it: no other encoding, no further bytes. */
    public static EcdsaSignature parse(byte[] der) {
        if (der.length > MAX_LENGTH) {
            throw ProtocolException.differs(
                    Rule.SIGNATURE_FORMAT, "at most " + MAX_LENGTH + " bytes", der.length + " bytes");
        }
        try {
            ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
            if (sequence == null || sequence.size() != 2) {
                throw new ProtocolException(Rule.SIGNATURE_FORMAT, "not a sequence of two integers");
            }
            EcdsaSignature signature =
                    new EcdsaSignature(integer(sequence.getObjectAt(0)), integer(sequence.getObjectAt(1)));
            if (!Arrays.equals(signature.toDer(), der)) {
                throw new ProtocolException(Rule.SIGNATURE_FORMAT, "not in distinguished encoding");
            }
            return signature;
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers malformed bytes with many kinds of unchecked exceptions.
            throw new ProtocolException(Rule.SIGNATURE_FORMAT, "unreadable: " + e.getMessage(), e);
        }
    }

    /** Whether {@code s} is at most half of the curve's order. */
    public boolean isLow(BigInteger order) {
        return s.compareTo(order.shiftRight(1)) <= 0;
    }

    /** The twin with the lower {@code s}, which may be this. */
    public EcdsaSignature low(BigInteger order) {
        return isLow(order) ? this : new EcdsaSignature(r, order.subtract(s));
    }

    /** The DER form. */
    public byte[] toDer() {
        try {
            return new DERSequence(new ASN1Encodable[] {new ASN1Integer(r), new ASN1Integer(s)}).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("encoding into memory cannot fail", e);
        }
    }

    private static BigInteger integer(ASN1Encodable value) {
        return ((ASN1Integer) value.toASN1Primitive()).getValue();
    }
}
