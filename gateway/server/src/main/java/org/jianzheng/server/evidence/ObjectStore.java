/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.Hasher;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * Content under its digests, encrypted per object. Storing the same content again changes nothing; what is changed on disk is
 * found when it is read. Safe for several threads.
 *
 * <p>An object's file is a header (format, nonce, wrapped key, size) and the encrypted pieces. The wrapped key is bound to
 * digest and size, so that one object cannot stand in for another.
 */
public final class ObjectStore {
    private static final byte[] FORMAT = "JZOBJ01\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = FORMAT.length + ObjectKey.NONCE + ObjectKey.WRAPPED + Long.BYTES;
    private static final int KEY_LENGTH = 32;

    private final Path objects;
    private final Path bySm3;
    private final Path incoming;
    private final ObjectKey key;
    private final SecureRandom random;
    private final long keepFree;

    private ObjectStore(Path folder, ObjectKey key, SecureRandom random, long keepFree) throws IOException {
        this.objects = folder.resolve("objects");
        this.bySm3 = folder.resolve("by-sm3");
        this.incoming = folder.resolve("incoming");
        this.key = key;
        this.random = random;
        this.keepFree = keepFree;
        Files.createDirectories(objects);
        Files.createDirectories(bySm3);
        Files.createDirectories(incoming);
    }

    /**
     * Opens the store.
     *
     * @param folder of the objects
     * @param keyFile of the organisation's key, which is made if there are no objects yet
     * @param keepFree bytes of the volume that must stay free
     */
    public static ObjectStore open(Path folder, Path keyFile, SecureRandom random, long keepFree) {
        try {
            return new ObjectStore(folder, ObjectKey.of(keyFile, folder.resolve("objects"), random), random, keepFree);
        } catch (IOException e) {
            throw new UncheckedIOException("the store of files in " + folder + " cannot be opened", e);
        }
    }

    /**
     * Stores what a stream holds; when this returns it is on disk.
     *
     * @throws Refusal {@code TOO_LARGE} over the limit, {@code STORAGE_FULL} without room; nothing is stored then
     */
    public StoredObject store(InputStream content, long limit) throws IOException {
        if (Files.getFileStore(incoming).getUsableSpace() < keepFree) {
            throw Refusal.of(ErrorCode.STORAGE_FULL, "less than %d bytes are free for files", keepFree);
        }
        Path file = Files.createTempFile(incoming, "object", ".part");
        try {
            StoredObject stored = write(content, limit, file);
            publish(file, stored);
            return stored;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** As {@link #store(InputStream, long)}, for bytes in memory. */
    public StoredObject store(byte[] content) {
        try {
            return store(new ByteArrayInputStream(content), content.length);
        } catch (IOException e) {
            throw new UncheckedIOException("an object cannot be stored", e);
        }
    }

    private StoredObject write(InputStream content, long limit, Path file) throws IOException {
        byte[] objectKey = new byte[KEY_LENGTH];
        byte[] nonce = new byte[ObjectKey.NONCE];
        random.nextBytes(objectKey);
        random.nextBytes(nonce);
        ObjectCipher cipher = new ObjectCipher(objectKey);
        Hasher sha256 = HashSuite.SHA_256.newHasher();
        Hasher sm3 = HashSuite.SM3.newHasher();
        long size = 0;
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(HEADER);
            byte[] piece = content.readNBytes(ObjectCipher.PIECE);
            for (long number = 0; ; number++) {
                size += piece.length;
                if (size > limit) {
                    throw Refusal.of(ErrorCode.TOO_LARGE, "the content has more than %d bytes", limit);
                }
                sha256.update(piece);
                sm3.update(piece);
                byte[] next = content.readNBytes(ObjectCipher.PIECE);
                out.write(cipher.encrypt(piece, piece.length, number, next.length == 0));
                if (next.length == 0) {
                    break;
                }
                piece = next;
            }
            DualDigest digests = new DualDigest(
                    new Digest(HashSuite.SHA_256, sha256.finish()), new Digest(HashSuite.SM3, sm3.finish()));
            out.seek(0);
            out.write(FORMAT);
            out.write(nonce);
            out.write(key.wrap(objectKey, nonce, binding(digests.sha256(), size)));
            out.writeLong(size);
            out.getFD().sync();
            return new StoredObject(digests, size);
        }
    }

    private static byte[] binding(Digest sha256, long size) {
        return ByteBuffer.allocate(FORMAT.length + HashSuite.LENGTH + Long.BYTES)
                .put(FORMAT)
                .put(sha256.bytes())
                .putLong(size)
                .array();
    }

    private void publish(Path file, StoredObject stored) throws IOException {
        Path target = place(objects, stored.digests().sha256());
        Path link = place(bySm3, stored.digests().sm3());
        Files.createDirectories(target.getParent());
        Files.createDirectories(link.getParent());
        Path written = Files.createTempFile(incoming, "link", ".part");
        Files.writeString(written, stored.digests().sha256().hex(), StandardOpenOption.SYNC);
        Files.move(written, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (!Files.exists(target)) {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path place(Path folder, Digest digest) {
        return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    /** SHA-256 of the object that has this digest in either suite, or empty if none is stored. */
    public Optional<Digest> find(String hex) throws IOException {
        Digest asSha256 = Digest.parse(HashSuite.SHA_256, hex);
        if (Files.exists(place(objects, asSha256))) {
            return Optional.of(asSha256);
        }
        Path link = place(bySm3, new Digest(HashSuite.SM3, asSha256.bytes()));
        return Files.exists(link)
                ? Optional.of(Digest.parse(HashSuite.SHA_256, Files.readString(link, StandardCharsets.US_ASCII)))
                : Optional.empty();
    }

    /** An object whose header was read and fits its digest. */
    public static final class Content {
        private final Path file;
        private final ObjectCipher cipher;
        private final long size;

        private Content(Path file, ObjectCipher cipher, long size) {
            this.file = file;
            this.cipher = cipher;
            this.size = size;
        }

        /** Its size in bytes. */
        public long size() {
            return size;
        }

        /** Writes the content; throws {@link ObjectDamaged} before the first byte that was changed on disk. */
        public void writeTo(OutputStream out) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(HEADER);
                long left = size;
                for (long number = 0; ; number++) {
                    int length = (int) Math.min(left, ObjectCipher.PIECE);
                    left -= length;
                    byte[] encrypted = in.readNBytes(length + ObjectCipher.TAG);
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
        Path file = place(objects, sha256);
        if (!Files.exists(file)) {
            throw Refusal.of(ErrorCode.FILE_UNKNOWN, "no file %s is stored", sha256);
        }
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (!java.util.Arrays.equals(in.readNBytes(FORMAT.length), FORMAT)) {
                throw new ObjectDamaged("object " + sha256 + " has another format");
            }
            byte[] nonce = in.readNBytes(ObjectKey.NONCE);
            byte[] wrapped = in.readNBytes(ObjectKey.WRAPPED);
            long size = in.readLong();
            return new Content(file, new ObjectCipher(key.unwrap(wrapped, nonce, binding(sha256, size))), size);
        } catch (java.io.EOFException e) {
            throw new ObjectDamaged("object " + sha256 + " is cut off", e);
        }
    }
}
