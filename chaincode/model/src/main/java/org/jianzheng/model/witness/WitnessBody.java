/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;

/** The bodies of the witness service. */
public sealed interface WitnessBody extends RecordBody
        permits Assignment,
                Handover,
                SessionChange,
                Item,
                SessionNote,
                Incident,
                Escalation,
                Referral,
                ReferralAcknowledgement,
                Certificate,
                Addendum {
    /** Reads the body of a record of this capability; any other is a programming error. */
    static WitnessBody of(ReadableRecord record) {
        return switch (record.type()) {
            case WITNESS_ASSIGNMENT -> Assignment.fromJson(record.body());
            case WITNESS_HANDOVER -> Handover.fromJson(record.body());
            case WITNESS_SESSION -> SessionChange.fromJson(record.body());
            case WITNESS_ITEM -> Item.fromJson(record.body());
            case WITNESS_NOTE -> SessionNote.fromJson(record.body());
            case WITNESS_INCIDENT -> Incident.fromJson(record.body());
            case WITNESS_ESCALATION -> Escalation.fromJson(record.body());
            case WITNESS_REFERRAL -> Referral.fromJson(record.body());
            case WITNESS_ACKNOWLEDGEMENT -> ReferralAcknowledgement.fromJson(record.body());
            case WITNESS_CERTIFICATE -> Certificate.fromJson(record.body());
            case WITNESS_ADDENDUM -> Addendum.fromJson(record.body());
            default -> throw new IllegalArgumentException(record.type() + " is not of the witness service");
        };
    }
}
