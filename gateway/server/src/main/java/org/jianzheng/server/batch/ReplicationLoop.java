/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.time.Duration;
import java.util.Map;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.server.rounds.Rounds;

/** Copies batches, one after the other. */
public final class ReplicationLoop extends Rounds {
    private static final Duration TICK = Duration.ofMillis(500);

    private final Replication replication;

    ReplicationLoop(Replication replication) {
        super("batch-replication");
        this.replication = replication;
    }

    /** Batches that are to be copied, or of whose copy their organisation is to be told. */
    public int outstanding() {
        return replication.outstanding();
    }

    /** Organisations whose batches could not be copied when that was tried last, each with the reason. */
    public Map<OrganisationId, String> failures() {
        return replication.failures();
    }

    @Override
    protected Duration round() throws InterruptedException {
        return replication.advance() ? Duration.ZERO : TICK;
    }
}
