/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.topology.Organisation;

/**
 * Tells a gateway that its data come from a backup or were set aside: before it cosigns anything it asks every other gateway what
 * it has cosigned, and removes the mark.
 */
public record RestoredMark(DataFolder data, Organisation organisation) {

    private static final String FILE = "restored";

    /** Sets the mark. */
    public void set() throws IOException {
        Path file = data.of(Programs.gatewayName(organisation).text()).resolve(FILE);
        OwnerOnly.replace(file, "restored\n".getBytes(StandardCharsets.US_ASCII));
    }
}
