/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonValue;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadKey;

/** What a scenario needs of a ledger that runs the contracts: the in-memory one, or a real one. */
interface RecordsLedger {
    /** Submits one envelope in the name of an organisation and waits until it is committed or refused. */
    Outcome submit(OrganisationId submitter, byte[] envelope);

    /** Submits a batch and waits until it is committed. */
    List<Outcome> submitAll(OrganisationId submitter, List<? extends JsonValue> envelopes);

    /** A head. */
    Optional<JsonObject> head(HeadKey key);

    /** A record. */
    Optional<Envelope> record(String type, String id);

    /**
     * What became of an envelope.
     *
     * @param status ACCEPTED, UNCHANGED or REFUSED
     * @param code why it was refused, else empty
     */
    record Outcome(String status, String code) {
        static final Outcome ACCEPTED = new Outcome("ACCEPTED", "");
        static final Outcome UNCHANGED = new Outcome("UNCHANGED", "");

        static Outcome refused(String code) {
            return new Outcome("REFUSED", code);
        }
    }
}
