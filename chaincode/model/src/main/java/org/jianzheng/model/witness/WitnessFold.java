/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import java.util.List;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/** What records of the witness service do to heads. */
public final class WitnessFold {
    private WitnessFold() {}

    /** The heads after an accepted record; refuses a step that the present state forbids. */
    public static List<HeadChange> apply(ReadableRecord record, WitnessBody body, HeadReader heads) {
        return switch (body) {
            case Assignment assignment ->
                List.of(WitnessHead.assign(record, assignment).change());
            case Handover handover ->
                List.of(WitnessHead.require(heads, record.requireLot())
                        .handOver(record, handover)
                        .change());
            case SessionChange change ->
                List.of(WitnessHead.require(heads, record.requireLot())
                        .turn(record, change.to())
                        .change());
            case Item ignored -> List.of();
            case SessionNote ignored -> List.of();
            case Incident incident ->
                List.of(IncidentHead.report(record, incident).change());
            case Escalation escalation ->
                List.of(IncidentHead.require(heads, escalation.incident())
                        .escalate(escalation.step())
                        .change());
            case Referral referral ->
                List.of(IncidentHead.require(heads, referral.incident())
                        .refer(record.ref())
                        .change());
            case ReferralAcknowledgement acknowledgement ->
                List.of(IncidentHead.require(heads, acknowledgement.incident())
                        .acknowledge(acknowledgement.referral())
                        .change());
            case Certificate certificate ->
                List.of(CertificateHead.issue(record, certificate).change());
            case Addendum addendum ->
                List.of(CertificateHead.require(heads, record.requireLot().tender(), addendum.certificate())
                        .add(record.ref())
                        .change());
        };
    }
}
