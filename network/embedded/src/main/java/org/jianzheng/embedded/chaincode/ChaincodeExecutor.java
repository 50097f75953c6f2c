/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.chaincode;

import org.jianzheng.embedded.simulation.Simulation;

/** Something that carries out chaincode calls for one organisation. Safe for use by several threads. */
public interface ChaincodeExecutor {

    /** Whether a call would be taken at once. */
    boolean isReady();

    /**
     * Carries out a call; what it reads and would write is recorded in the simulation.
     *
     * @throws ChaincodeFailure when there is no answer
     */
    ChaincodeResult execute(ChaincodeCall call, Simulation simulation);
}
