/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.Serial;

/** A ledger cannot go on on real Fabric as it is; the message says why. Nothing was changed. */
public final class GraduationRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    GraduationRefused(String reason) {
        super(reason);
    }
}
