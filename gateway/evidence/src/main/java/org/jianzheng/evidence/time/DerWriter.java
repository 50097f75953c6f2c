/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.util.List;

/** Writes distinguished encoding (X.690, 10) of what is asked of an authority and kept of its answer. */
final class DerWriter {
    private static final ByteString NO_PARAMETERS = ByteString.copyFrom(new byte[] {DerReader.NULL, 0});

    private DerWriter() {}

    static ByteString element(int tag, ByteString... parts) {
        return elements(tag, List.of(parts));
    }

    static ByteString elements(int tag, List<ByteString> parts) {
        ByteString content = ByteString.copyFrom(parts);
        int length = content.size();
        ByteString.Output whole = ByteString.newOutput();
        whole.write(tag);
        if (length < 0x80) {
            whole.write(length);
        } else {
            int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            whole.write(0x80 | octets);
            for (int i = octets - 1; i >= 0; i--) {
                whole.write(length >> (8 * i));
            }
        }
        return whole.toByteString().concat(content);
    }

    static ByteString sequence(ByteString... parts) {
        return element(DerReader.SEQUENCE, parts);
    }

    static ByteString octets(byte[] content) {
        return element(DerReader.OCTET_STRING, ByteString.copyFrom(content));
    }

    static ByteString integer(BigInteger number) {
        return element(DerReader.INTEGER, ByteString.copyFrom(number.toByteArray()));
    }

    static ByteString object(String identifier) {
        String[] arcs = identifier.split("\\.", -1);
        ByteString.Output content = ByteString.newOutput();
        arc(content, 40 * Long.parseLong(arcs[0], 10) + Long.parseLong(arcs[1], 10));
        for (int i = 2; i < arcs.length; i++) {
            arc(content, Long.parseLong(arcs[i], 10));
        }
        return element(DerReader.OBJECT, content.toByteString());
    }

    /** An algorithm by its identifier, with parameters that say nothing. */
    static ByteString algorithm(String identifier) {
        return sequence(object(identifier), NO_PARAMETERS);
    }

    private static void arc(ByteString.Output content, long arc) {
        int groups = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(arc) + 6) / 7);
        for (int i = groups - 1; i >= 0; i--) {
            content.write((int) ((arc >> (7 * i)) & 0x7f) | (i > 0 ? 0x80 : 0));
        }
    }
}
