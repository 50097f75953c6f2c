/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The headers of a package's container: the ZIP format (APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16) with nothing left open.
 * Members are stored and not compressed, so that the same content gives the same bytes everywhere and no member grows when it is
 * read; no times, attributes, extra fields or comments.
 */
final class ContainerHeaders {
    /** Bytes of the header before a member's name. */
    static final int LOCAL_LENGTH = 30;

    /** The most that the format's four bytes can say; no larger package is made or read. */
    static final long MAX_BYTES = 0xFFFF_FFFEL;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final short VERSION = 20;
    private static final short FLAGS = 0;
    private static final short STORED = 0;
    private static final short MIDNIGHT = 0;
    /** 1 January 1980, the format's first day. */
    private static final short FIRST_DAY = 0x21;

    private static final int CRC_AT = 14;
    private static final int SIZE_AT = 18;
    private static final int NAME_LENGTH_AT = 26;

    private ContainerHeaders() {}

    /** Whether a header of a member begins here. */
    static boolean isLocal(byte[] bytes) {
        return bytes.length == LOCAL_LENGTH && buffer(bytes).getInt(0) == LOCAL;
    }

    static int crc(byte[] local) {
        return buffer(local).getInt(CRC_AT);
    }

    static long size(byte[] local) {
        return Integer.toUnsignedLong(buffer(local).getInt(SIZE_AT));
    }

    static int nameLength(byte[] local) {
        return Short.toUnsignedInt(buffer(local).getShort(NAME_LENGTH_AT));
    }

    /** The header before a member, its name included. */
    static byte[] local(StoredMember member) {
        byte[] name = name(member);
        byte[] header = new byte[LOCAL_LENGTH + name.length];
        common(buffer(header).putInt(LOCAL), member, name).put(name);
        return header;
    }

    /** The directory behind all members and the end of the container. */
    static byte[] directory(List<StoredMember> members, long at) {
        int length = members.stream()
                .mapToInt(member -> CENTRAL_LENGTH + name(member).length)
                .sum();
        byte[] bytes = new byte[length + END_LENGTH];
        ByteBuffer directory = buffer(bytes);
        for (StoredMember member : members) {
            byte[] name = name(member);
            common(directory.putInt(CENTRAL).putShort(VERSION), member, name)
                    .putShort((short) 0) // comment
                    .putShort((short) 0) // disk
                    .putShort((short) 0) // internal attributes
                    .putInt(0) // external attributes
                    .putInt((int) member.at())
                    .put(name);
        }
        directory
                .putInt(END)
                .putShort((short) 0) // this disk
                .putShort((short) 0) // the directory's disk
                .putShort((short) members.size())
                .putShort((short) members.size())
                .putInt(length)
                .putInt((int) at)
                .putShort((short) 0); // comment
        return bytes;
    }

    private static ByteBuffer common(ByteBuffer header, StoredMember member, byte[] name) {
        return header.putShort(VERSION)
                .putShort(FLAGS)
                .putShort(STORED)
                .putShort(MIDNIGHT)
                .putShort(FIRST_DAY)
                .putInt(member.crc())
                .putInt((int) member.size())
                .putInt((int) member.size())
                .putShort((short) name.length)
                .putShort((short) 0); // extra field
    }

    private static byte[] name(StoredMember member) {
        return member.name().value().getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
