/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC with SM3 (RFC 2104, GB/T 32905): equal messages give equal tags, and without the key nobody finds a message by trying. */
public final class Sm3Mac {
    /** The bytes of a key. */
    public static final int KEY_BYTES = 32;

    private Sm3Mac() {}

    /** The tag as 64 lower-case hexadecimal digits; a key of another length is a programming error. */
    public static String hex(byte[] key, byte[] message) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
        }
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        mac.update(message, 0, message.length);
        byte[] tag = new byte[mac.getMacSize()];
        mac.doFinal(tag, 0);
        return HexFormat.of().formatHex(tag);
    }
}
