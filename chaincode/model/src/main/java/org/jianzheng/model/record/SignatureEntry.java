/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.util.Base64;
import org.jianzheng.model.code.Base64Url;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * One signature over a record. In JSON: {@code {"alg":"SM2","key":"key:<hex>","value":"<base64url>"}}.
 *
 * @param key the id of the key that signed
 * @param algorithm the key's algorithm
 * @param value the raw signature of 64 bytes as 86 characters of base64url without padding
 */
public record SignatureEntry(KeyId key, SignatureAlgorithm algorithm, String value) {
    private static final int BYTES = 64;

    /** Refuses ({@code SCHEMA_INVALID}) a value of another form, also spare bits that are not zero. */
    public SignatureEntry {
        if (!Base64Url.isOf(value, BYTES)) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a signature is 64 bytes as 86 characters of base64url, met %d characters",
                    value.length());
        }
    }

    /** Signs a message. */
    public static SignatureEntry make(Signer signer, byte[] message) {
        PublicKey key = signer.publicKey();
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign(message));
        return new SignatureEntry(key.keyId(), key.algorithm(), value);
    }

    /** Reads the JSON form; other members are refused. */
    public static SignatureEntry fromJson(JsonObject json) {
        json.requireOnly("key", "alg", "value");
        return new SignatureEntry(
                KeyId.parse(json.string("key")), SignatureAlgorithm.of(json.string("alg")), json.string("value"));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("key", key.value())
                .put("alg", algorithm.id())
                .put("value", value)
                .build();
    }

    /** Whether this key, named by this entry, signed this message. */
    public boolean verifies(PublicKey publicKey, byte[] message) {
        return algorithm == publicKey.algorithm()
                && key.equals(publicKey.keyId())
                && publicKey.verify(message, Base64.getUrlDecoder().decode(value));
    }

    /** Refuses ({@code SIGNATURE_INVALID}) unless this key, named by this entry, signed this message. */
    public void requireValid(PublicKey publicKey, byte[] message) {
        if (!verifies(publicKey, message)) {
            throw Refusal.of(
                    ErrorCode.SIGNATURE_INVALID,
                    "the %s signature that names %s does not fit the canonical bytes and that key",
                    algorithm.id(),
                    key);
        }
    }
}
