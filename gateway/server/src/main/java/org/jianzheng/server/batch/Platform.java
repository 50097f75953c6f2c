/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.evidence.BatchReceipt;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.record.ReadableRecord;

/**
 * The platform that vouches for what it received: its name, its key, and where ids, salts and times come from. It signs
 * receipts and batches with a key of the role PLATFORM, apart from the checkpoint keys, so that neither can act as the other.
 */
record Platform(OrganisationId organisation, Signer signer, SecureRandom random, InstantSource clock) {

    /** Records have whole milliseconds. */
    Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    RecordId newId() {
        return RecordId.generate(clock, random);
    }

    BatchReceipt receipt(OpenBatch batch) {
        BatchRegistration present = batch.registration();
        return BatchReceipt.sign(
                organisation,
                batch.id(),
                present.source(),
                batch.source().lot(),
                present.count(),
                present.roots(),
                now(),
                signer);
    }

    ReadableRecord record(RecordId id, ItemSource source, BatchRegistration body) {
        ReadableRecord.Builder draft = ReadableRecord.builder(body, id, organisation, now(), Salt.random(random));
        source.lot().ifPresent(draft::lot);
        return draft.sign(signer);
    }
}
