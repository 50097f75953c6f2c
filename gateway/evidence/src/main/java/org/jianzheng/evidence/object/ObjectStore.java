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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.Hasher;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.OpeningClass;

/**
 * Content under its digests, encrypted per object. Storing the same content again changes nothing; what is changed on disk is
 * found when it is read. What is erased cannot be read again by anybody who has this folder, and is not taken in again as long as the
 * policy says so. Safe for several threads.
 *
 * <p>An object's file is a header (format, nonce, wrapped key, size) and the encrypted pieces. The wrapped key is bound to
 * digest and size, so that one object cannot stand in for another.
 */
public final class ObjectStore {
    private final ObjectFolder folder;
    private final ObjectReader reader;
    private final ObjectKey key;
    private final SecureRandom random;
    private final StorePolicy policy;
    // What is withdrawn while it comes in is either refused or erased.
    private final Object publishing = new Object();

    private ObjectStore(Path folder, ObjectKey key, SecureRandom random, StorePolicy policy) throws IOException {
        this.folder = new ObjectFolder(folder);
        this.reader = new ObjectReader(this.folder, key);
        this.key = key;
        this.random = random;
        this.policy = policy;
        Files.createDirectories(this.folder.objects());
        Files.createDirectories(this.folder.bySm3());
        Files.createDirectories(this.folder.incoming());
        discard(this.folder.incoming());
    }

    /**
     * Opens the store.
     *
     * @param folder of the objects
     * @param keyFile of the organisation's key, which is made if there are no objects yet
     * @param policy what it takes in and how
     */
    public static ObjectStore open(Path folder, Path keyFile, SecureRandom random, StorePolicy policy) {
        try {
            return new ObjectStore(
                    folder, ObjectKey.of(keyFile, new ObjectFolder(folder).objects(), random), random, policy);
        } catch (IOException e) {
            throw new UncheckedIOException("the store of files in " + folder + " cannot be opened", e);
        }
    }

    /**
     * Stores what a stream holds; when this returns it is on disk.
     *
     * @throws Refusal {@code TOO_LARGE} over the limit, {@code STORAGE_FULL} without room, {@code CONTENT_WITHDRAWN} if it
     *     may not be kept; nothing is stored then
     */
    public StoredObject store(InputStream content, long limit) throws IOException {
        return store(content, limit, Optional.empty());
    }

    /** As {@link #store(InputStream, long)}, for the readable part of a sealed record of a class, in memory. */
    public StoredObject store(byte[] readable, OpeningClass opening) {
        return store(readable, Optional.of(opening));
    }

    private StoredObject store(InputStream content, long limit, Optional<OpeningClass> opening) throws IOException {
        if (Files.getFileStore(folder.incoming()).getUsableSpace() < policy.keepFree()) {
            throw Refusal.of(ErrorCode.STORAGE_FULL, "less than %d bytes are free for files", policy.keepFree());
        }
        Path file = Files.createTempFile(folder.incoming(), "object", ".part");
        try {
            StoredObject stored = write(content, limit, policy.suite().apply(opening), file);
            synchronized (publishing) {
                requireNotWithdrawn(stored.digests());
                publish(file, stored);
            }
            return stored;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** As {@link #store(InputStream, long)}, for bytes in memory. */
    public StoredObject store(byte[] content) {
        return store(content, Optional.empty());
    }

    private StoredObject store(byte[] content, Optional<OpeningClass> opening) {
        try {
            return store(new ByteArrayInputStream(content), content.length, opening);
        } catch (IOException e) {
            throw new UncheckedIOException("an object cannot be stored", e);
        }
    }

    private StoredObject write(InputStream content, long limit, ObjectSuite suite, Path file) throws IOException {
        byte[] objectKey = new byte[suite.keyLength()];
        byte[] nonce = new byte[ObjectSuite.NONCE];
        random.nextBytes(objectKey);
        random.nextBytes(nonce);
        ObjectCipher cipher = new ObjectCipher(suite, objectKey);
        Hasher sha256 = HashSuite.SHA_256.newHasher();
        Hasher sm3 = HashSuite.SM3.newHasher();
        long size = 0;
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(suite.headerLength());
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
            out.write(suite.format());
            out.write(nonce);
            out.write(key.wrap(suite, objectKey, nonce, ObjectReader.binding(suite, digests.sha256(), size)));
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

    private void requireNotWithdrawn(DualDigest content) {
        if (policy.withdrawn().test(content)) {
            throw Refusal.of(
                    ErrorCode.CONTENT_WITHDRAWN, "content %s was withdrawn by order and is not kept", content.sha256());
        }
    }

    /**
     * Erases an object: its key is overwritten first, so that what a disk may keep of the file says nothing, then the file goes. Copies
     * elsewhere, such as backups, are not reached. Erasing again, or what was never stored, changes nothing.
     *
     * @return whether something was there
     */
    public boolean erase(DualDigest content) throws IOException {
        synchronized (publishing) {
            Path file = folder.object(content.sha256());
            boolean there = Files.exists(file);
            if (there) {
                destroyKey(file);
            }
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder.link(content.sm3()));
            return there;
        }
    }

    private static void destroyKey(Path file) throws IOException {
        try (RandomAccessFile object = new RandomAccessFile(file.toFile(), "rw")) {
            object.seek(ObjectSuite.FORMAT);
            long end = Math.min(object.length(), ObjectSuite.AES_256_GCM.headerLength());
            object.write(new byte[(int) Math.max(0, end - ObjectSuite.FORMAT)]);
            object.getFD().sync();
        }
    }

    /** What a store that died was writing holds content too, and nobody finishes it. */
    private static void discard(Path incoming) throws IOException {
        try (Stream<Path> parts = Files.list(incoming)) {
            for (Path part : List.copyOf(parts.toList())) {
                Files.delete(part);
            }
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
