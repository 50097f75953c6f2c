/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.object;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.jianzheng.model.code.LowerHex;
import org.jianzheng.model.crypto.HashSuite;

/**
 * The organisation's key, which wraps the key of each stored object by the object's own suite. It never prints itself.
 */
final class ObjectKey {
    private static final int LENGTH = 32;
    private static final byte[] SM4_LABEL = "jianzheng SM4 key of object keys".getBytes(StandardCharsets.US_ASCII);

    private final byte[] secret;

    private ObjectKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Reads the key file, or makes it if nothing is stored yet.
     *
     * @param objects the folder of the objects; when it holds some and the key is gone, they cannot be read any more
     */
    static ObjectKey of(Path file, Path objects, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            if (Files.isDirectory(objects)) {
                throw new IllegalStateException("the key " + file + " is missing, and without it the files under "
                        + objects + " cannot be read: restore it from the backup");
            }
            create(file, random);
        }
        return read(file);
    }

    /** Reads the key file, which is not made. */
    static ObjectKey read(Path file) throws IOException {
        String hex = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        if (!LowerHex.isDigits(hex, 2 * LENGTH)) {
            throw new ObjectDamaged("the key " + file + " is not " + 2 * LENGTH + " hexadecimal digits");
        }
        return new ObjectKey(LowerHex.bytes(hex));
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] secret = new byte[LENGTH];
        random.nextBytes(secret);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            return;
        }
        Files.writeString(file, HexFormat.of().formatHex(secret) + "\n", StandardOpenOption.SYNC);
    }

    byte[] wrap(ObjectSuite suite, byte[] objectKey, byte[] nonce, byte[] boundTo) {
        return suite.encrypt(wrapping(suite), nonce, boundTo, objectKey, objectKey.length);
    }

    byte[] unwrap(ObjectSuite suite, byte[] wrapped, byte[] nonce, byte[] boundTo) {
        try {
            return suite.decrypt(wrapping(suite), nonce, boundTo, wrapped, wrapped.length);
        } catch (ObjectDamaged damaged) {
            throw new ObjectDamaged("its key does not fit this object", damaged);
        }
    }

    /** One secret serves both suites: SM4's shorter key is derived, so that neither suite ever uses the key of the other. */
    private byte[] wrapping(ObjectSuite suite) {
        return switch (suite) {
            case AES_256_GCM -> secret;
            case SM4_GCM -> Arrays.copyOf(HashSuite.SM3.hash(SM4_LABEL, secret), suite.keyLength());
        };
    }
}
