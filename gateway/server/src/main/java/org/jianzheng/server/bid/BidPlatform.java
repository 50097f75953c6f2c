/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import org.jianzheng.model.bid.BidBody;
import org.jianzheng.model.bid.BidFiller;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.record.ReadableRecord;

/** The platform that receives bids: its name, its key of the role PLATFORM, and where ids, salts and times come from. */
record BidPlatform(OrganisationId organisation, Signer signer, SecureRandom random, InstantSource clock) {
    /** Now, in whole milliseconds as records have them. */
    Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    BidReceipt receipt(BidStatement statement, Instant receivedAt, Instant deadline, Optional<ErrorCode> refused) {
        return BidReceipt.sign(organisation, statement, receivedAt, deadline, refused, Salt.random(random), signer);
    }

    BidFiller filler() {
        return new BidFiller(Salt.random(random));
    }

    ReadableRecord record(BidBody body, LotCode lot, Collection<UnifiedCreditCode> bidders) {
        return record(RecordId.generate(clock, random), body, lot, bidders);
    }

    /** A record under an id that an earlier one has, which the contract refused. */
    ReadableRecord record(RecordId id, BidBody body, LotCode lot, Collection<UnifiedCreditCode> bidders) {
        return ReadableRecord.builder(body, id, organisation, now(), Salt.random(random))
                .lot(lot)
                .subjects(bidders.stream().map(Subject.Organisation::new).toList())
                .sign(signer);
    }
}
