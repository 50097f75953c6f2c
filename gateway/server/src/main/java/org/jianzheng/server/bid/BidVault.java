/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jianzheng.model.alert.FeatureTag;
import org.jianzheng.server.storage.StoreFailure;

/**
 * Encrypts what is stored of sealed bids (AES-256-GCM under a key of this gateway, a random nonce before each text), so that a copy of the
 * store alone tells nothing. Safe for several threads.
 */
final class BidVault {
    private static final int KEY_BYTES = 2 * FeatureTag.KEY_BYTES;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKey key;
    private final byte[] tagKey;
    private final SecureRandom random;

    private BidVault(byte[] keys, SecureRandom random) {
        this.key = new SecretKeySpec(keys, 0, FeatureTag.KEY_BYTES, "AES");
        this.tagKey = Arrays.copyOfRange(keys, FeatureTag.KEY_BYTES, KEY_BYTES);
        this.random = random;
    }

    /** Opens the vault of this key file, which is made at the first start. */
    static BidVault open(Path file, SecureRandom random) {
        try {
            if (Files.notExists(file)) {
                byte[] made = new byte[KEY_BYTES];
                random.nextBytes(made);
                Files.createDirectories(file.getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(file, made, StandardOpenOption.SYNC);
            }
            byte[] keys = Files.readAllBytes(file);
            if (keys.length != KEY_BYTES) {
                throw new IllegalStateException(file + " holds no key of sealed bids");
            }
            return new BidVault(keys, random);
        } catch (IOException e) {
            throw new UncheckedIOException("the key " + file + " cannot be read or made", e);
        }
    }

    /** The key under which feature codes are compared. */
    byte[] tagKey() {
        return tagKey.clone();
    }

    byte[] close(byte[] text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] closed = run(Cipher.ENCRYPT_MODE, nonce, text, 0, text.length);
        byte[] stored = Arrays.copyOf(nonce, NONCE + closed.length);
        System.arraycopy(closed, 0, stored, NONCE, closed.length);
        return stored;
    }

    byte[] open(byte[] stored) {
        return run(Cipher.DECRYPT_MODE, Arrays.copyOf(stored, NONCE), stored, NONCE, stored.length - NONCE);
    }

    private byte[] run(int mode, byte[] nonce, byte[] text, int offset, int length) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text, offset, length);
        } catch (GeneralSecurityException e) {
            throw new StoreFailure("a sealed bid cannot be read or written", e);
        }
    }
}
