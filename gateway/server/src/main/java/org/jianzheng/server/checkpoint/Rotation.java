/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.trust.TrustRoot;

/**
 * Who proposes the next checkpoint, so that all gateways name the same one without talking.
 *
 * @param organisations MSP ids of all cosigners that count, the same everywhere
 * @param own MSP id of this gateway's organisation
 */
record Rotation(List<String> organisations, String own) {

    Rotation {
        organisations = organisations.stream().sorted().distinct().toList();
        if (!organisations.contains(own)) {
            throw new IllegalArgumentException(own + " is no cosigner of the trust root: " + organisations);
        }
    }

    /** Those whose keys count for checkpoints of this size; empty where the own organisation's do not. */
    static Optional<Rotation> at(long size, TrustRoot trust, String own) {
        List<String> counting = trust.cosigners().stream()
                .filter(cosigner -> cosigner.countsAt(size))
                .map(cosigner -> cosigner.organisation().value())
                .toList();
        return counting.contains(own) ? Optional.of(new Rotation(counting, own)) : Optional.empty();
    }

    /** How many gateways are before this one after the checkpoint of a block; 0 when it is this one's turn. */
    int turn(long block) {
        int first = (int) Math.floorMod(block, (long) organisations.size());
        return Math.floorMod(organisations.indexOf(own) - first, organisations.size());
    }
}
