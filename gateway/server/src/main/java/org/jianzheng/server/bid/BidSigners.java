/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.time.Instant;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.SignatureEntry;
import org.jianzheng.model.registry.KeyHead;

/**
 * Whether the people who act in an opening may: asked of the own log, so that it can be answered while the ledger is down. The contract
 * asks again.
 */
final class BidSigners {
    private final BidLedger ledger;

    BidSigners(BidLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Checks every signature of a record.
     *
     * @throws Refusal {@code KEY_UNKNOWN}, {@code KEY_NOT_YET_VALID}, {@code KEY_EXPIRED}, {@code KEY_REVOKED}, {@code LICENCE_INVALID},
     *     {@code MSP_MISMATCH}, {@code ROLE_FORBIDDEN} or {@code SIGNATURE_INVALID}
     */
    void require(ReadableRecord record, Instant now) {
        for (SignatureEntry signature : record.signatures()) {
            KeyHead key = standing(signature.key(), record, now);
            signature.requireValid(key.key(), record.signedBytes());
        }
        KeyHead by = require(record.by());
        if (!by.organisation().equals(record.organisation())) {
            throw Refusal.of(
                    ErrorCode.MSP_MISMATCH,
                    "%s is a key of %s, not %s",
                    by.id(),
                    by.organisation(),
                    record.organisation());
        }
        boolean session = by.isSessionKey() && !record.type().allowsSessionKey();
        if (session || !record.type().maySign(by.role())) {
            throw Refusal.of(
                    ErrorCode.ROLE_FORBIDDEN,
                    "a %s may not sign %s",
                    by.role(),
                    record.type().wireName());
        }
    }

    private KeyHead standing(KeyId id, ReadableRecord record, Instant now) {
        KeyHead key = require(id);
        key.requireStanding(record.signedAt());
        key.requireStanding(now);
        key.delegatedBy().map(this::require).ifPresent(delegator -> {
            delegator.requireStanding(record.signedAt());
            delegator.requireStanding(now);
        });
        return key;
    }

    private KeyHead require(KeyId id) {
        return ledger.key(id).orElseThrow(() -> Refusal.of(ErrorCode.KEY_UNKNOWN, "%s is not in the log", id));
    }
}
