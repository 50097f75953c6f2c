/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonValue;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.Role;

/**
 * The trial keys of a network, from {@code crypto/people.json} and the key files that it names.
 *
 * @param keys all of them, in the order of the file
 */
public record PersonKeys(List<PersonKey> keys) {
    private static final long LARGEST_FILE = 1 << 20;

    /** Copies the list. */
    public PersonKeys {
        keys = List.copyOf(keys);
    }

    /**
     * Reads the keys of a network.
     *
     * @param crypto the folder that holds {@code people.json}; key files are named relative to it
     * @throws Refusal {@code KEY_INVALID} if a file is missing or does not hold the key that the list gives
     */
    public static PersonKeys read(Path crypto) {
        JsonValue list = CanonicalJson.parse(text(crypto.resolve("people.json")));
        if (!(list instanceof JsonArray people)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "people.json must be an array, met %s", list.kind());
        }
        List<PersonKey> keys = new ArrayList<>();
        for (JsonObject person : people.objects()) {
            keys.add(new PersonKey(
                    OrganisationId.parse(person.string("msp")),
                    person.string("name"),
                    Members.choice(Role.class, person, "role"),
                    PersonRef.parse(person.string("person")),
                    privateKey(crypto.resolve(person.string("key")), person.string("public"))));
        }
        return new PersonKeys(keys);
    }

    /** The key of this organisation and short name. */
    public PersonKey of(OrganisationId organisation, String name) {
        return keys.stream()
                .filter(key ->
                        key.organisation().equals(organisation) && key.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.KEY_UNKNOWN, "people.json has no key %s of %s", name, organisation));
    }

    /** The keys of this organisation. */
    public List<PersonKey> of(OrganisationId organisation) {
        return keys.stream()
                .filter(key -> key.organisation().equals(organisation))
                .toList();
    }

    private static PrivateKey privateKey(Path file, String publicKey) {
        PrivateKey key = PrivateKeys.read(text(file));
        PublicKey expected = PublicKey.parse(publicKey);
        if (!key.publicKey().equals(expected)) {
            throw Refusal.of(
                    ErrorCode.KEY_INVALID, "%s holds %s, people.json says %s", file, key.publicKey(), expected);
        }
        return key;
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw Refusal.of(ErrorCode.TOO_LARGE, "%s has more than %d bytes", file, LARGEST_FILE);
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw Refusal.of(ErrorCode.KEY_INVALID, "%s cannot be read", file);
        }
    }
}
