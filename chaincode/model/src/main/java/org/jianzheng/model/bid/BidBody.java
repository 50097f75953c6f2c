/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;

/** The body of a record about sealed bids. */
public sealed interface BidBody extends RecordBody
        permits Window, Extension, Batch, BidOpening, Disclosure, Reveal, Undecrypted, Conclusion, Deposit, Collision {
    /** Reads the body of a record of this capability; any other is a programming error. */
    static BidBody of(ReadableRecord record) {
        return switch (record.type()) {
            case BID_WINDOW -> Window.fromJson(record.body());
            case BID_EXTENSION -> Extension.fromJson(record.body());
            case BID_BATCH -> Batch.fromJson(record.body());
            case BID_OPENING -> BidOpening.fromJson(record.body());
            case BID_DISCLOSURE -> Disclosure.fromJson(record.body());
            case BID_REVEAL -> Reveal.fromJson(record.body());
            case BID_UNDECRYPTED -> Undecrypted.fromJson(record.body());
            case BID_CONCLUSION -> Conclusion.fromJson(record.body());
            case BID_DEPOSIT -> Deposit.fromJson(record.body());
            case BID_COLLISION -> Collision.fromJson(record.body());
            default -> throw new IllegalArgumentException(record.type() + " is not of bid");
        };
    }
}
