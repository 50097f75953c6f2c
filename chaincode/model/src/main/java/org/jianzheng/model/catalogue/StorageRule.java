/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.OpeningClass;

/**
 * How gateways keep the files that they take in while the version is in force; what they hold already stays as it is.
 *
 * @param cipher by which each file is encrypted
 * @param sealed by which the readable parts of sealed records of a class are, where it is another
 */
public record StorageRule(Cipher cipher, Map<OpeningClass, Cipher> sealed) implements CatalogueContent {
    /** A cipher that gateways know. */
    public enum Cipher {
        /** AES-256 in Galois/Counter Mode (NIST SP 800-38D). */
        AES_256_GCM,
        /** SM4 (GB/T 32907-2016) in Galois/Counter Mode (RFC 8998). */
        SM4_GCM
    }

    /** Copies the map. */
    public StorageRule {
        sealed = Map.copyOf(sealed);
    }

    /** One cipher for everything. */
    public StorageRule(Cipher cipher) {
        this(cipher, Map.of());
    }

    /** Reads the content; a version from before there were classes names none. */
    public static StorageRule fromJson(JsonObject json) {
        json.requireOnly("cipher", "sealed");
        return new StorageRule(
                Members.choice(Cipher.class, json, "cipher"),
                json.optionalObject("sealed").map(StorageRule::classes).orElse(Map.of()));
    }

    private static Map<OpeningClass, Cipher> classes(JsonObject json) {
        if (json.isEmpty()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "sealed names classes or is left out");
        }
        return json.keys().stream()
                .collect(Collectors.toMap(
                        name -> Members.choice(OpeningClass.class, name),
                        name -> Members.choice(Cipher.class, json, name)));
    }

    /** The cipher of the readable part of a sealed record of this class; of any other file if there is none. */
    public Cipher cipher(Optional<OpeningClass> opening) {
        return opening.map(known -> sealed.getOrDefault(known, cipher)).orElse(cipher);
    }

    @Override
    public CatalogueKind kind() {
        return CatalogueKind.STORAGE;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder classes = JsonObject.builder();
        Arrays.stream(OpeningClass.values())
                .forEach(opening -> classes.putIfPresent(
                        opening.name(), Optional.ofNullable(sealed.get(opening)).map(Cipher::name)));
        return JsonObject.builder()
                .put("cipher", cipher.name())
                .putValueIfPresent("sealed", sealed.isEmpty() ? Optional.empty() : Optional.of(classes.build()))
                .build();
    }
}
