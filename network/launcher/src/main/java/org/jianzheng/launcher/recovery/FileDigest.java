/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jianzheng.protocol.Sha256;

/** SHA-256 of files, computed while they are read. */
public final class FileDigest {

    private FileDigest() {}

    /** The digest of a file in hexadecimal digits. */
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE).sha256();
        }
    }

    /** The digest of a text's UTF-8 bytes in hexadecimal digits. */
    static String of(String text) {
        return hex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What was copied. */
    record Copied(long size, String sha256) {}

    /**
     * Copies to the end.
     *
     * @throws IOException also if there is more than so many bytes
     */
    static Copied copy(InputStream in, OutputStream out, long most) throws IOException {
        Bounded bounded = new Bounded(out, most);
        Sha256 hash = Sha256.copying(in, bounded);
        return new Copied(bounded.size, hex(hash));
    }

    private static String hex(Sha256 hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }

    /** Counts what passes, and stops before there is too much. */
    private static final class Bounded extends OutputStream {

        private final OutputStream out;
        private final long most;
        private long size;

        Bounded(OutputStream out, long most) {
            this.out = out;
            this.most = most;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > most - size) {
                throw new IOException("longer than " + most + " bytes");
            }
            size += length;
            out.write(bytes, from, length);
        }
    }
}
