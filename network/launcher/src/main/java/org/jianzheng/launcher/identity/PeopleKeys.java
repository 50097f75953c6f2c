/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.files.FolderTree;
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
            index.addAll(create(organisation, posts.apply(organisation)));
        }
        OwnerOnly.create(folder.people(), Documents.canonicalJson(index));
    }

    /** Adds the keys of an organisation's trying people to the index, unless they are in it. */
    void add(Organisation organisation) throws IOException {
        List<Object> index = new ArrayList<>(index());
        String msp = organisation.mspId().text();
        if (index.stream().anyMatch(entry -> msp.equals(Documents.mapping(entry).get("msp")))) {
            return;
        }
        // What an interrupted attempt left is in no index, so that nobody knows it.
        FolderTree.delete(folder.people(organisation.name()));
        index.addAll(create(organisation, TryingPeople.of(organisation)));
        OwnerOnly.replace(folder.people(), Documents.canonicalJson(index).getBytes(StandardCharsets.UTF_8));
    }

    private List<?> index() throws IOException {
        if (Documents.parse(Files.readString(folder.people())) instanceof List<?> index) {
            return index;
        }
        throw new IOException(folder.people() + " is no list");
    }

    private List<Map<String, String>> create(Organisation organisation, List<TryingPeople.Post> posts)
            throws IOException {
        List<Map<String, String>> keys = new ArrayList<>();
        Map<String, String> persons = new HashMap<>();
        for (TryingPeople.Post post : posts) {
            String person = persons.computeIfAbsent(post.owner(), owner -> newPerson());
            keys.add(create(organisation, post, person));
        }
        return keys;
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
