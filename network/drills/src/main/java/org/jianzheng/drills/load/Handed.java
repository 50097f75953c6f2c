/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.load;

import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;

/** A record that was handed in, and what the gateway answered. */
public final class Handed {
    private final Clerk clerk;
    private final RecordId id;
    private volatile long acknowledged;
    private volatile @Nullable Refusal refusal;

    Handed(Clerk clerk, RecordId id) {
        this.clerk = clerk;
        this.id = id;
    }

    /** Who handed it in. */
    public Clerk clerk() {
        return clerk;
    }

    /** Whose gateway it was handed to. */
    public OrganisationName organisation() {
        return clerk.organisation();
    }

    /** The record's id. */
    public RecordId id() {
        return id;
    }

    /** When the gateway acknowledged it, by the load's clock; empty if it has not. */
    public OptionalLong acknowledged() {
        return acknowledged == 0 ? OptionalLong.empty() : OptionalLong.of(acknowledged);
    }

    /** Why it was not taken, if the gateway said so or was never reached. */
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    void acknowledged(long nanos) {
        acknowledged = nanos;
    }

    void refused(Refusal why) {
        refusal = why;
    }
}
