/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.refusal.RefusalLine;
import org.jianzheng.server.access.Action;
import org.jianzheng.server.access.Gatekeeper;
import org.springframework.stereotype.Component;

/** Which items go out to the present caller: all, but lines of journals of refusals, whichever gateway's, to whom {@link Action#READ_REFUSALS} names. */
@Component
class ServedItems {
    private final BatchStore store;
    private final ItemProofs proofs;
    private final Gatekeeper gatekeeper;

    ServedItems(BatchStore store, ItemProofs proofs, Gatekeeper gatekeeper) {
        this.store = store;
        this.proofs = proofs;
        this.gatekeeper = gatekeeper;
    }

    /** Where an item stands. */
    ItemPlace place(RecordId item) {
        return proofs.place(item);
    }

    /** The bundle of an item; see {@link ItemProofs#bundle}. */
    byte[] bundle(RecordId item) {
        require(place(item).batch());
        return proofs.bundle(item);
    }

    /**
     * Refuses the items of a batch that are not for the present caller.
     *
     * @throws Refusal {@code UNAUTHENTICATED} or {@code FORBIDDEN}
     */
    void require(RecordId batch) {
        if (store.source(batch).filter(RefusalLine.SOURCE::equals).isPresent()) {
            gatekeeper.require(Action.READ_REFUSALS);
        }
    }
}
