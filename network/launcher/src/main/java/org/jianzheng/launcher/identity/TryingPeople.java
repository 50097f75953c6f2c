/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.launcher.topology.Organisation;

/** Who gets a key for trying, by the kind of the organisation. The keys mean nothing outside this machine. */
final class TryingPeople {

    /**
     * One key for trying.
     *
     * @param name file name in the organisation's folder
     * @param role role in the records' vocabulary
     * @param algorithm what the key signs with
     * @param owner name of the person whose key this is: two keys may belong to one person
     * @param proves whether it is made for real use
     */
    record Post(String name, String role, KeyAlgorithm algorithm, String owner, boolean proves) {

        Post(String name, String role, KeyAlgorithm algorithm, String owner) {
            this(name, role, algorithm, owner, false);
        }

        private static Post sm2(String name, String role) {
            return new Post(name, role, KeyAlgorithm.SM2, name);
        }

        private Post forRealUse() {
            return new Post(name, role, algorithm, owner, true);
        }
    }

    private static final String COSIGNER = "CHECKPOINT_COSIGNER";
    private static final String WITNESS = "CENTRE_WITNESS";

    private TryingPeople() {}

    /** The posts of an organisation that runs a peer; an organisation that only orders has none. */
    static List<Post> of(Organisation organisation) {
        if (organisation.site().isEmpty()) {
            return List.of();
        }
        List<Post> posts = new ArrayList<>();
        posts.add(Post.sm2("registrar", "REGISTRAR"));
        switch (organisation.kind()) {
            case TRADING_CENTRE -> {
                posts.add(Post.sm2("staff", "CENTRE_STAFF"));
                posts.add(Post.sm2("witness", WITNESS));
                posts.add(new Post("witness-session", WITNESS, KeyAlgorithm.ED25519, "witness"));
                posts.add(Post.sm2("witness2", WITNESS));
            }
            case BRANCH_CENTRE -> {
                posts.add(Post.sm2("staff", "CENTRE_STAFF"));
                posts.add(Post.sm2("witness", WITNESS));
            }
            case SUPERVISION_OFFICE -> {
                posts.add(Post.sm2("supervisor", "INDUSTRY_SUPERVISOR"));
                posts.add(Post.sm2("office", "SUPERVISION_OFFICE"));
            }
            case DEPARTMENT -> posts.add(Post.sm2("supervisor", "INDUSTRY_SUPERVISOR"));
        }
        posts.addAll(serviceKeys());
        return List.copyOf(posts);
    }

    /** Only the keys with which the gateway of an organisation that runs a peer cosigns checkpoints and signs batches, for real use. */
    static List<Post> serviceKeysOf(Organisation organisation) {
        return organisation.site().isEmpty()
                ? List.of()
                : serviceKeys().stream().map(Post::forRealUse).toList();
    }

    private static List<Post> serviceKeys() {
        return List.of(
                new Post("checkpoint-ed25519", COSIGNER, KeyAlgorithm.ED25519, "checkpoint"),
                new Post("checkpoint-sm2", COSIGNER, KeyAlgorithm.SM2, "checkpoint"),
                new Post("platform", "PLATFORM", KeyAlgorithm.ED25519, "platform"));
    }
}
