/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.IOException;
import java.nio.file.Path;
import org.jianzheng.launcher.files.OwnerOnly;

/** Writes a membership folder in the layout that Fabric's programs read, with NodeOUs switched on. */
public final class MspFolder {

    private MspFolder() {}

    /** Writes one; no private key in it. */
    public static void create(Path msp, String authority, String tlsAuthority) throws IOException {
        OwnerOnly.create(msp.resolve("cacerts").resolve("ca.pem"), authority);
        OwnerOnly.create(msp.resolve("tlscacerts").resolve("tls-ca.pem"), tlsAuthority);
        OwnerOnly.create(msp.resolve("config.yaml"), nodeUnits());
    }

    private static String nodeUnits() {
        StringBuilder yaml = new StringBuilder("NodeOUs:\n  Enable: true\n");
        for (NodeRole role : NodeRole.values()) {
            String title = role.name().charAt(0) + role.unit().substring(1);
            yaml.append("  ").append(title).append("OUIdentifier:\n");
            yaml.append("    Certificate: cacerts/ca.pem\n");
            yaml.append("    OrganizationalUnitIdentifier: ")
                    .append(role.unit())
                    .append('\n');
        }
        return yaml.toString();
    }
}
