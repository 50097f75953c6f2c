/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.simulation;

import java.io.Serial;

/** A chaincode asks for what Fabric does not allow, or for what this ledger does not have. The message reaches the chaincode. */
public final class SimulationException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The request is refused. */
    public SimulationException(String message) {
        super(message);
    }

    /** The request is one that only real Fabric answers. */
    public static SimulationException unimplemented(String what) {
        return new SimulationException("UNIMPLEMENTED: the embedded ledger has no " + what);
    }
}
