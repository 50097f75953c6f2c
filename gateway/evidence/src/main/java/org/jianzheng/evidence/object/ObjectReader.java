/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.object;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** Reads stored objects and writes nothing. What was changed on disk is found when it is read. Safe for several threads. */
public final class ObjectReader {
    private final ObjectFolder folder;
    private final ObjectKey key;

    ObjectReader(ObjectFolder folder, ObjectKey key) {
        this.folder = folder;
        this.key = key;
    }

    /**
     * Reads the objects of a folder with the key in a file.
     *
     * @throws IOException if the key cannot be read
     * @throws ObjectDamaged if the file holds no key
     */
    public static ObjectReader open(ObjectFolder folder, Path keyFile) throws IOException {
        return new ObjectReader(folder, ObjectKey.read(keyFile));
    }

    static byte[] binding(ObjectSuite suite, Digest sha256, long size) {
        return ByteBuffer.allocate(ObjectSuite.FORMAT + HashSuite.LENGTH + Long.BYTES)
                .put(suite.format())
                .put(sha256.bytes())
                .putLong(size)
                .array();
    }

    /** SHA-256 of the object that has this digest in either suite, or empty if none is stored. */
    public Optional<Digest> find(String hex) throws IOException {
        Digest asSha256 = Digest.parse(HashSuite.SHA_256, hex);
        if (Files.exists(folder.object(asSha256))) {
            return Optional.of(asSha256);
        }
        Path link = folder.link(new Digest(HashSuite.SM3, asSha256.bytes()));
        return Files.exists(link)
                ? Optional.of(Digest.parse(HashSuite.SHA_256, Files.readString(link, StandardCharsets.US_ASCII)))
                : Optional.empty();
    }

    /** An object whose header was read and fits its digest. */
    public static final class Content {
        private final Path file;
        private final ObjectSuite suite;
        private final ObjectCipher cipher;
        private final long size;

        private Content(Path file, ObjectSuite suite, ObjectCipher cipher, long size) {
            this.file = file;
            this.suite = suite;
            this.cipher = cipher;
            this.size = size;
        }

        /** By what it is encrypted. */
        public ObjectSuite suite() {
            return suite;
        }

        /** Its size in bytes. */
        public long size() {
            return size;
        }

        /** Writes the content; throws {@link ObjectDamaged} before the first byte that was changed on disk. */
        public void writeTo(OutputStream out) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(suite.headerLength());
                long left = size;
                for (long number = 0; ; number++) {
                    int length = (int) Math.min(left, ObjectCipher.PIECE);
                    left -= length;
                    byte[] encrypted = in.readNBytes(length + ObjectSuite.TAG);
                    out.write(cipher.decrypt(encrypted, encrypted.length, number, left == 0));
                    if (left == 0) {
                        break;
                    }
                }
                if (in.read() >= 0) {
                    throw new ObjectDamaged("bytes follow the object");
                }
            }
        }

        /** The content in memory; only for objects that are known to be small. */
        public byte[] toBytes() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) size);
            writeTo(bytes);
            return bytes.toByteArray();
        }
    }

    /** Opens an object; refuses ({@code FILE_UNKNOWN}) one that is not stored. */
    public Content open(Digest sha256) throws IOException {
        Path file = folder.object(sha256);
        if (!Files.exists(file)) {
            throw Refusal.of(ErrorCode.FILE_UNKNOWN, "no file %s is stored", sha256);
        }
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            ObjectSuite suite = ObjectSuite.ofFormat(in.readNBytes(ObjectSuite.FORMAT))
                    .orElseThrow(() -> new ObjectDamaged("object " + sha256 + " has another format"));
            byte[] nonce = readFully(in, ObjectSuite.NONCE);
            byte[] wrapped = readFully(in, suite.wrappedLength());
            long size = in.readLong();
            byte[] objectKey = key.unwrap(suite, wrapped, nonce, binding(suite, sha256, size));
            return new Content(file, suite, new ObjectCipher(suite, objectKey), size);
        } catch (EOFException e) {
            throw new ObjectDamaged("object " + sha256 + " is cut off", e);
        }
    }

    private static byte[] readFully(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
