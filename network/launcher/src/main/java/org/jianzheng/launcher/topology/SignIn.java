/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.net.URI;

/** Who vouches for the callers of a network's gateways (OpenID Connect). */
public sealed interface SignIn {

    /** Its name in tokens. */
    URI issuer();

    /** Where its keys are. */
    URI keySet();

    /** For whom its tokens are. */
    String audience();

    /** By which the explorer signs people in. */
    String client();

    /**
     * A program of the network itself, for trying; whoever asks is whom they choose.
     *
     * @param address where it listens
     */
    record Demo(NodeAddress address) implements SignIn {
        @Override
        public URI issuer() {
            return URI.create("http://" + address);
        }

        @Override
        public URI keySet() {
            return URI.create(issuer() + "/keys");
        }

        /** Where machines ask for tokens. */
        public URI tokens() {
            return URI.create(issuer() + "/token");
        }

        @Override
        public String audience() {
            return "jianzheng";
        }

        @Override
        public String client() {
            return "jianzheng-explorer";
        }
    }

    /**
     * An issuer outside the network.
     *
     * @param issuer its name in tokens
     * @param keySet where its keys are, by http or https
     * @param audience for whom its tokens are
     * @param client by which the explorer signs people in
     */
    record Outside(URI issuer, URI keySet, String audience, String client) implements SignIn {
        public Outside {
            boolean http = "http".equals(keySet.getScheme()) || "https".equals(keySet.getScheme());
            if (!http || keySet.getHost() == null || audience.isBlank() || client.isBlank()) {
                throw new IllegalArgumentException(
                        "an issuer has a key set at an http or https address, an audience and a client");
            }
        }
    }
}
