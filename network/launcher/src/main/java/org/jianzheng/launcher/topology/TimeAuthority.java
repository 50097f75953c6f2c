/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.net.URI;
import java.nio.file.Path;

/** Who stamps the checkpoints of a network. */
public sealed interface TimeAuthority {

    /** Where it is asked. */
    URI url();

    /**
     * A program of the network itself, for trying; its stamps have no legal value.
     *
     * @param address where it listens
     */
    record Demo(NodeAddress address) implements TimeAuthority {
        @Override
        public URI url() {
            return URI.create("http://" + address + "/");
        }
    }

    /**
     * An authority outside the network.
     *
     * @param name what reports call it
     * @param url where it is asked, by http or https
     * @param certificate PEM file of the certificate that is pinned: its own, or that of who certified it
     */
    record Outside(String name, URI url, Path certificate) implements TimeAuthority {
        public Outside {
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (name.isBlank() || !http || url.getHost() == null) {
                throw new IllegalArgumentException("a time-stamp authority has a name and an http or https address");
            }
        }
    }
}
