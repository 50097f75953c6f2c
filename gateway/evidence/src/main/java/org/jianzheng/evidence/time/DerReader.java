/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads distinguished encoding (X.690, 10) element by element, with shortest lengths only. Readers of CMS take the basic encoding
 * rules, in which one thing can be written in many ways; here no byte may change unseen, and both verifiers must stop at the same one.
 */
final class DerReader {
    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT = 0x06;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private final ByteString bytes;
    private int position;

    /**
     * An element.
     *
     * @param tag its tag
     * @param content what is in it
     * @param whole all its bytes
     */
    record Element(int tag, ByteString content, ByteString whole) {
        DerReader reader() {
            return new DerReader(content);
        }
    }

    DerReader(ByteString bytes) {
        this.bytes = bytes;
    }

    /** Whether nothing is left. */
    boolean isAtEnd() {
        return position == bytes.size();
    }

    /** Whether the next element has this tag. */
    boolean isNext(int tag) {
        return !isAtEnd() && Byte.toUnsignedInt(bytes.byteAt(position)) == tag;
    }

    /** The next element, which must have this tag. */
    Element next(int tag) {
        Element element = any();
        if (element.tag() != tag) {
            throw new NotDer("tag " + element.tag() + " in place of " + tag);
        }
        return element;
    }

    /** The next element. */
    Element any() {
        int begin = position;
        int tag = octet();
        if ((tag & 0x1f) == 0x1f) {
            throw new NotDer("a tag of several bytes");
        }
        int length = length();
        if (length > bytes.size() - position) {
            throw new NotDer("an element beyond the bytes");
        }
        ByteString content = bytes.substring(position, position + length);
        position += length;
        return new Element(tag, content, bytes.substring(begin, position));
    }

    /** Requires that nothing follows. */
    void end() {
        if (!isAtEnd()) {
            throw new NotDer("bytes behind the end");
        }
    }

    /** The dotted text of the next element, an object identifier. */
    String object() {
        ByteString content = next(OBJECT).content();
        List<BigInteger> arcs = new ArrayList<>();
        BigInteger arc = BigInteger.ZERO;
        boolean begun = false;
        for (byte octet : content) {
            if (!begun && octet == (byte) 0x80) {
                throw new NotDer("an object identifier with a needless byte");
            }
            begun = octet < 0;
            arc = arc.shiftLeft(7).or(BigInteger.valueOf(octet & 0x7f));
            if (!begun) {
                arcs.add(arc);
                arc = BigInteger.ZERO;
            }
        }
        if (arcs.isEmpty() || begun) {
            throw new NotDer("an object identifier that does not end");
        }
        BigInteger first = arcs.getFirst();
        BigInteger forty = BigInteger.valueOf(40);
        BigInteger root = first.compareTo(BigInteger.valueOf(80)) < 0 ? first.divide(forty) : BigInteger.TWO;
        arcs.set(0, first.subtract(root.multiply(forty)));
        return root + "." + arcs.stream().map(BigInteger::toString).collect(Collectors.joining("."));
    }

    /** The number of the next element, an integer without needless bytes. */
    BigInteger integer() {
        return number(next(INTEGER).content());
    }

    /** The number of an integer's content. */
    static BigInteger number(ByteString content) {
        boolean needless = content.size() > 1
                && ((content.byteAt(0) == 0 && content.byteAt(1) >= 0)
                        || (content.byteAt(0) == -1 && content.byteAt(1) < 0));
        if (content.isEmpty() || needless) {
            throw new NotDer("an integer that is not the shortest");
        }
        return new BigInteger(content.toByteArray());
    }

    /** A number of an integer's content that is at least {@code least} and at most {@code most}. */
    static int number(ByteString content, int least, int most) {
        BigInteger number = number(content);
        if (number.bitLength() > 31 || number.intValue() < least || number.intValue() > most) {
            throw new NotDer(
                    number.bitLength() + " bits where a number from " + least + " to " + most + " is expected");
        }
        return number.intValue();
    }

    private int length() {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int octets = first & 0x7f;
        if (octets == 0 || octets > 4) {
            throw new NotDer("a length of an unknown form");
        }
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = (length << 8) | octet();
        }
        if (length < 0x80 || length < 1L << (8 * (octets - 1))) {
            throw new NotDer("a length that is not the shortest");
        }
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    private int octet() {
        if (isAtEnd()) {
            throw new NotDer("the end in an element");
        }
        return Byte.toUnsignedInt(bytes.byteAt(position++));
    }
}
