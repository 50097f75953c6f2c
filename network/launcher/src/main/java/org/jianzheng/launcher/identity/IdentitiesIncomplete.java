/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.Serial;
import java.nio.file.Path;
import org.jianzheng.launcher.topology.Organisation;

/** The identities on disk were made for another topology. They are never overwritten, so the user must decide. */
public final class IdentitiesIncomplete extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    IdentitiesIncomplete(Organisation organisation, Path missing) {
        super("the identities on disk do not fit topology.yaml: " + organisation + " lacks " + missing
                + ". They were made for other organisations and are never overwritten;"
                + " use network/reset to erase this trying network and begin anew");
    }
}
