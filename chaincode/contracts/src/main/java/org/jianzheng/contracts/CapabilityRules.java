/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.List;
import org.jianzheng.model.record.Capability;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/** The rules of one capability. Implementations hold no state. */
interface CapabilityRules {
    /** Judges a record by everything the ledger knows; refuses it, or returns normally. */
    void judge(Submission submission);

    /** The heads after an accepted record; they depend on records and earlier heads alone. */
    List<HeadChange> fold(ReadableRecord record, HeadReader heads);

    /** The rules of a capability. */
    static CapabilityRules of(Capability capability) {
        return switch (capability) {
            case REGISTRY -> new RegistryRules();
            case DOSSIER -> new DossierRules();
            case WITNESS -> new WitnessRules();
            case EVIDENCE -> new EvidenceRules();
            case CREDIT -> new CreditRules();
            case BID -> new BidRules();
            case SANCTION -> new SanctionRules();
            case LIST -> new ListRules();
            case INSPECTION -> new InspectionRules();
            case CASEWORK -> new CaseworkRules();
            case ALERT -> new AlertRules();
            case SEALING -> new SealingRules();
            case CHECKPOINT -> new CheckpointRules();
        };
    }

    /** The rules of a record's capability. */
    static CapabilityRules of(ReadableRecord record) {
        return of(record.type().capability());
    }
}
