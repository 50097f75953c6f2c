/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.launcher.topology.SampleTopology;

/** The sites of the example's four organisations, each in a folder of its own, as on four administrators' machines. */
record Sites(Path root, Path topology) {

    static final SecureRandom RANDOM = new SecureRandom();
    static final InstantSource CLOCK = InstantSource.system();

    /** Begins a site for each organisation. */
    static Sites begun(Path root) throws IOException {
        Sites sites = new Sites(root, example());
        for (String name : new String[] {"city", "county", "regulator", "province"}) {
            sites.of(name).begin(sites.topology, new OrganisationName(name), false, RANDOM, CLOCK);
        }
        return sites;
    }

    /** Lets everybody accept everybody's card. */
    Sites acquainted() throws IOException {
        for (String name : new String[] {"city", "county", "regulator", "province"}) {
            for (String other : new String[] {"city", "county", "regulator", "province"}) {
                of(name).accept(cardBytes(other), card(other).fingerprint(), CLOCK);
            }
        }
        return this;
    }

    SiteFolder of(String name) {
        return new SiteFolder(root.resolve(name));
    }

    ChannelBeginning beginning(String name) {
        return new ChannelBeginning(of(name), RANDOM, CLOCK);
    }

    OrganisationCard card(String name) {
        return OrganisationCard.read(cardBytes(name));
    }

    byte[] cardBytes(String name) {
        try {
            return Files.readAllBytes(of(name).card(of(name).own()));
        } catch (IOException e) {
            throw new UncheckedIOException("no card of " + name, e);
        }
    }

    static Path fabric() {
        return SampleTopology.file().resolveSibling("fabric");
    }

    static Path example() {
        return fabric().resolve("topology.example.yaml");
    }
}
