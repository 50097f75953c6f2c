/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import java.util.Set;
import org.jianzheng.model.error.Refusal;

/** What came of asking for endorsements. In each case but {@link Endorsed} nothing was ordered. */
public sealed interface Endorsement {

    /**
     * The organisations endorsed; nothing is submitted yet.
     *
     * @param transaction what to keep before it is submitted
     * @param result what the method returned
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never changed
    record Endorsed(SignedTransaction transaction, byte[] result) implements Endorsement {}

    /**
     * The contract refused the whole call.
     *
     * @param refusal code and sentence
     */
    record Refused(Refusal refusal) implements Endorsement {}

    /**
     * The organisations answered differently, most likely because their peers stood at different heights.
     *
     * @param organisations MSP ids of those that were asked beside the own one
     * @param reason what the ledger said
     */
    record Diverged(Set<String> organisations, String reason) implements Endorsement {}

    /**
     * Too few organisations answered.
     *
     * @param organisations MSP ids of those that did not, as far as the ledger named them
     * @param reason what the ledger said
     */
    record Unavailable(Set<String> organisations, String reason) implements Endorsement {}
}
