/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.monitor;

import java.io.Serial;

/** A gateway does not answer, or not with what was asked for. */
public final class GatewaySilent extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Says what came instead. */
    public GatewaySilent(String reason) {
        super(reason);
    }
}
