/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * How gateways keep the files that they take in while the version is in force; what they hold already stays as it is.
 *
 * @param cipher by which each file is encrypted
 */
public record StorageRule(Cipher cipher) implements CatalogueContent {
    /** A cipher that gateways know. */
    public enum Cipher {
        /** AES-256 in Galois/Counter Mode (NIST SP 800-38D). */
        AES_256_GCM,
        /** SM4 (GB/T 32907-2016) in Galois/Counter Mode (RFC 8998). */
        SM4_GCM
    }

    /** Reads the content. */
    public static StorageRule fromJson(JsonObject json) {
        json.requireOnly("cipher");
        return new StorageRule(Members.choice(Cipher.class, json, "cipher"));
    }

    @Override
    public CatalogueKind kind() {
        return CatalogueKind.STORAGE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder().put("cipher", cipher.name()).build();
    }
}
