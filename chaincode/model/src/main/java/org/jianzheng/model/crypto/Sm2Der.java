/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * The DER form of an SM2 or ECDSA signature, {@code SEQUENCE { INTEGER r, INTEGER s }}, as other software writes it.
 *
 * <p>Inside the project a signature is r‖s; this is the way in and out.
 */
public final class Sm2Der {
    private static final int SCALAR = 32;
    private static final int SIGNATURE = 2 * SCALAR;
    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 0x02;

    private final byte[] der;
    private final int scalar;
    private int position;

    private Sm2Der(byte[] der, int scalar) {
        this.der = der;
        this.scalar = scalar;
    }

    /**
     * The 64 bytes r‖s of a DER signature.
     *
     * @throws Refusal {@code SIGNATURE_INVALID} for anything but strict DER: trailing bytes, long-form lengths,
     *     needless zeros, negative numbers and numbers above 32 bytes
     */
    public static byte[] toRaw(byte[] der) {
        BigInteger[] pair = pair(der, SCALAR);
        return EllipticCurve.join(pair[0], pair[1]);
    }

    /** The numbers r and s of a DER signature on a curve whose scalars have so many bytes, at most 60. */
    static BigInteger[] pair(byte[] der, int scalar) {
        return new Sm2Der(der, scalar).read();
    }

    /** The DER form of 64 bytes r‖s; refuses ({@code SIGNATURE_INVALID}) any other length. */
    public static byte[] fromRaw(byte[] raw) {
        if (raw.length != SIGNATURE) {
            throw Refusal.of(ErrorCode.SIGNATURE_INVALID, "a signature has 64 bytes, met %d", raw.length);
        }
        byte[] r = EllipticCurve.first(raw).toByteArray();
        byte[] s = EllipticCurve.second(raw).toByteArray();
        byte[] der = new byte[6 + r.length + s.length];
        der[0] = SEQUENCE;
        der[1] = (byte) (der.length - 2);
        der[2] = INTEGER;
        der[3] = (byte) r.length;
        System.arraycopy(r, 0, der, 4, r.length);
        der[4 + r.length] = INTEGER;
        der[5 + r.length] = (byte) s.length;
        System.arraycopy(s, 0, der, 6 + r.length, s.length);
        return der;
    }

    private BigInteger[] read() {
        int length = header(SEQUENCE);
        if (position + length != der.length) {
            throw invalid("the sequence does not end with the bytes");
        }
        BigInteger r = integer();
        BigInteger s = integer();
        if (position != der.length) {
            throw invalid("more than two integers");
        }
        return new BigInteger[] {r, s};
    }

    private BigInteger integer() {
        int length = header(INTEGER);
        if (length == 0) {
            throw invalid("an integer without bytes");
        }
        byte[] number = Arrays.copyOfRange(der, position, position + length);
        if (number[0] < 0) {
            throw invalid("a negative integer");
        }
        if (length > 1 && number[0] == 0 && number[1] >= 0) {
            throw invalid("an integer with a needless leading zero");
        }
        if (length > scalar + 1 || (length == scalar + 1 && number[0] != 0)) {
            throw invalid("an integer above " + scalar + " bytes");
        }
        position += length;
        return new BigInteger(number);
    }

    /** Reads tag and short-form length, and makes sure that so many bytes follow. */
    private int header(byte tag) {
        if (der.length - position < 2 || der[position] != tag) {
            throw invalid("a missing or unexpected tag");
        }
        int length = der[position + 1];
        position += 2;
        if (length < 0 || length > der.length - position) {
            throw invalid("a length beyond the bytes or in long form");
        }
        return length;
    }

    private Refusal invalid(String what) {
        return Refusal.of(
                ErrorCode.SIGNATURE_INVALID, "the signature is not strict DER: %s at offset %d", what, position);
    }
}
