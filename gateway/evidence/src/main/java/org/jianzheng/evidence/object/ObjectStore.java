/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.object;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
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
    private static final int KEY_LENGTH = 32;

    private final ObjectFolder folder;
    private final ObjectReader reader;
    private final ObjectKey key;
    private final SecureRandom random;
    private final long keepFree;

    private ObjectStore(Path folder, ObjectKey key, SecureRandom random, long keepFree) throws IOException {
        this.folder = new ObjectFolder(folder);
        this.reader = new ObjectReader(this.folder, key);
        this.key = key;
        this.random = random;
        this.keepFree = keepFree;
        Files.createDirectories(this.folder.objects());
        Files.createDirectories(this.folder.bySm3());
        Files.createDirectories(this.folder.incoming());
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
            return new ObjectStore(
                    folder, ObjectKey.of(keyFile, new ObjectFolder(folder).objects(), random), random, keepFree);
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
        if (Files.getFileStore(folder.incoming()).getUsableSpace() < keepFree) {
            throw Refusal.of(ErrorCode.STORAGE_FULL, "less than %d bytes are free for files", keepFree);
        }
        Path file = Files.createTempFile(folder.incoming(), "object", ".part");
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
            out.seek(ObjectReader.HEADER);
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
            out.write(ObjectReader.FORMAT);
            out.write(nonce);
            out.write(key.wrap(objectKey, nonce, ObjectReader.binding(digests.sha256(), size)));
            out.writeLong(size);
            out.getFD().sync();
            return new StoredObject(digests, size);
        }
    }

    private void publish(Path file, StoredObject stored) throws IOException {
        Path target = folder.object(stored.digests().sha256());
        Path link = folder.link(stored.digests().sm3());
        Files.createDirectories(target.getParent());
        Files.createDirectories(link.getParent());
        Path written = Files.createTempFile(folder.incoming(), "link", ".part");
        Files.writeString(written, stored.digests().sha256().hex(), StandardOpenOption.SYNC);
        Files.move(written, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (!Files.exists(target)) {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** As {@link ObjectReader#find}. */
    public Optional<Digest> find(String hex) throws IOException {
        return reader.find(hex);
    }

    /** As {@link ObjectReader#open}. */
    public ObjectReader.Content open(Digest sha256) throws IOException {
        return reader.open(sha256);
    }
}
