/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.drill;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.topology.OrganisationName;

/** All drills. */
public final class Drills {
    static final OrganisationName CITY = new OrganisationName("city");
    static final OrganisationName COUNTY = new OrganisationName("county");

    private Drills() {}

    /** In the order in which they are listed and run. */
    public static List<Drill> all() {
        return Stream.of(NodeDrills.all().stream(), OrganisationDrills.all().stream(), LedgerDrills.all().stream())
                .flatMap(drills -> drills)
                .toList();
    }

    /** Those whose fault exists on an engine. */
    public static List<Drill> on(Engine engine) {
        return all().stream().filter(drill -> drill.engines().contains(engine)).toList();
    }

    /** The drill of this name. */
    public static Optional<Drill> named(String name) {
        return all().stream().filter(drill -> drill.name().equals(name)).findFirst();
    }
}
