/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.topology.Organisation;

/** Writes the keys of people and of checkpoint cosigners, and their index {@code people.json}. */
final class PeopleKeys {

    static final String MARK = "FOR TRYING ONLY 仅供试用: made by network/up, kept unencrypted, proves nobody's will.\n";

    private static final int PERSON_BYTES = 16;

    private final CryptoFolder folder;
    private final SecureRandom random;

    PeopleKeys(CryptoFolder folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    void create(List<Organisation> organisations, Function<Organisation, List<TryingPeople.Post>> posts)
            throws IOException {
        List<Map<String, String>> index = new ArrayList<>();
        for (Organisation organisation : organisations) {
            Map<String, String> persons = new HashMap<>();
            for (TryingPeople.Post post : posts.apply(organisation)) {
                String person = persons.computeIfAbsent(post.owner(), owner -> newPerson());
                index.add(create(organisation, post, person));
            }
        }
        OwnerOnly.create(folder.people(), Documents.canonicalJson(index));
    }

    private Map<String, String> create(Organisation organisation, TryingPeople.Post post, String person)
            throws IOException {
        KeyAlgorithm.NewKey key = post.algorithm().generate(random);
        Path file = folder.person(organisation.name(), post.name());
        OwnerOnly.create(file, post.proves() ? key.pem() : MARK + key.pem());
        return Map.of(
                "msp", organisation.mspId().text(),
                "name", post.name(),
                "role", post.role(),
                "algorithm", post.algorithm().wireName(),
                "person", person,
                "key", folder.root().relativize(file).toString().replace('\\', '/'),
                "public", key.publicText());
    }

    private String newPerson() {
        byte[] bytes = new byte[PERSON_BYTES];
        random.nextBytes(bytes);
        return "person:" + HexFormat.of().formatHex(bytes);
    }
}
