/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import java.util.List;

/**
 * Who proposes the next checkpoint, so that all gateways name the same one without talking.
 *
 * @param organisations MSP ids of all cosigners, the same everywhere
 * @param own MSP id of this gateway's organisation
 */
record Rotation(List<String> organisations, String own) {

    Rotation {
        organisations = organisations.stream().sorted().distinct().toList();
        if (!organisations.contains(own)) {
            throw new IllegalArgumentException(own + " is no cosigner of the trust root: " + organisations);
        }
    }

    /** How many gateways are before this one after the checkpoint of a block; 0 when it is this one's turn. */
    int turn(long block) {
        int first = (int) Math.floorMod(block, (long) organisations.size());
        return Math.floorMod(organisations.indexOf(own) - first, organisations.size());
    }
}
