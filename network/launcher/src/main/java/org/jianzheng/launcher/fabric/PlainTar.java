/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A tar archive in the POSIX form of 1988 (ustar), gzipped without compression. It has no times and no owners, so the same
 * files always give the same bytes; nothing depends on the compressor of the machine.
 */
final class PlainTar {

    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;

    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

    /** Adds a file. */
    PlainTar file(String name, byte[] content) {
        byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        if (nameBytes.length > LONGEST_NAME) {
            throw new IllegalArgumentException("a name of more than 100 characters: " + name);
        }
        byte[] header = new byte[BLOCK];
        System.arraycopy(nameBytes, 0, header, 0, nameBytes.length);
        octal(header, 100, 8, 0644);
        octal(header, 108, 8, 0);
        octal(header, 116, 8, 0);
        octal(header, 124, 12, content.length);
        octal(header, 136, 12, 0);
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = '0';
        byte[] magic = "ustar\00000".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(magic, 0, header, 257, magic.length);
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        octal(header, 148, 7, sum);
        archive.writeBytes(header);
        archive.writeBytes(content);
        archive.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        return this;
    }

    /** The archive, gzipped. */
    byte[] gzipped() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new Stored(bytes)) {
            archive.writeTo(gzip);
            gzip.write(new byte[2 * BLOCK]);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** Octal digits with leading zeros and a closing NUL. */
    private static void octal(byte[] header, int offset, int width, long value) {
        String digits = String.format(Locale.ROOT, "%0" + (width - 1) + "o", value);
        byte[] bytes = digits.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
        header[offset + width - 1] = 0;
    }

    private static final class Stored extends GZIPOutputStream {

        Stored(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.NO_COMPRESSION);
        }
    }
}
