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
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jianzheng.model.code.LowerHex;

/** The organisation's key, which wraps the key of each stored object (AES-256-GCM). It never prints itself. */
final class ObjectKey {
    static final int NONCE = 12;
    static final int WRAPPED = 32 + 16;
    private static final int LENGTH = 32;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    private ObjectKey(byte[] secret) {
        key = new SecretKeySpec(secret, "AES");
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

    byte[] wrap(byte[] objectKey, byte[] nonce, byte[] boundTo) {
        return run(Cipher.ENCRYPT_MODE, objectKey, nonce, boundTo);
    }

    byte[] unwrap(byte[] wrapped, byte[] nonce, byte[] boundTo) {
        return run(Cipher.DECRYPT_MODE, wrapped, nonce, boundTo);
    }

    private byte[] run(int mode, byte[] input, byte[] nonce, byte[] boundTo) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(boundTo);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new ObjectDamaged("its key does not fit this object", e);
        }
    }
}
