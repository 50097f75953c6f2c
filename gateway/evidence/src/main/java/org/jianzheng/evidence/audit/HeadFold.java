/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.util.List;
import org.jianzheng.model.alert.AlertBody;
import org.jianzheng.model.alert.AlertFold;
import org.jianzheng.model.bid.BidBody;
import org.jianzheng.model.bid.BidFold;
import org.jianzheng.model.casework.CaseworkBody;
import org.jianzheng.model.casework.CaseworkFold;
import org.jianzheng.model.checkpoint.CheckpointBody;
import org.jianzheng.model.checkpoint.CheckpointFold;
import org.jianzheng.model.credit.CreditBody;
import org.jianzheng.model.credit.CreditFold;
import org.jianzheng.model.dossier.DossierBody;
import org.jianzheng.model.dossier.DossierFold;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.EvidenceBody;
import org.jianzheng.model.evidence.EvidenceFold;
import org.jianzheng.model.inspection.InspectionBody;
import org.jianzheng.model.inspection.InspectionFold;
import org.jianzheng.model.list.ListBody;
import org.jianzheng.model.list.ListFold;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.registry.RegistryBody;
import org.jianzheng.model.registry.RegistryFold;
import org.jianzheng.model.sanction.SanctionBody;
import org.jianzheng.model.sanction.SanctionFold;
import org.jianzheng.model.witness.WitnessBody;
import org.jianzheng.model.witness.WitnessFold;

/** What accepted records of every capability do to heads. */
public final class HeadFold {
    private HeadFold() {}

    /**
     * The heads after a record.
     *
     * @throws Refusal if the earlier heads forbid the record
     */
    public static List<HeadChange> apply(Envelope envelope, HeadReader heads) {
        return switch (envelope) {
            case SealedRecord ignored -> List.of();
            case ReadableRecord record ->
                switch (record.type().capability()) {
                    case REGISTRY -> RegistryFold.apply(record, RegistryBody.of(record), heads);
                    case DOSSIER -> DossierFold.apply(record, DossierBody.of(record), heads);
                    case WITNESS -> WitnessFold.apply(record, WitnessBody.of(record), heads);
                    case EVIDENCE -> EvidenceFold.apply(record, EvidenceBody.of(record), heads);
                    case CREDIT -> CreditFold.apply(record, CreditBody.of(record), heads);
                    case BID -> BidFold.apply(record, BidBody.of(record), heads);
                    case SANCTION -> SanctionFold.apply(record, SanctionBody.of(record), heads);
                    case LIST -> ListFold.apply(record, ListBody.of(record), heads);
                    case INSPECTION -> InspectionFold.apply(record, InspectionBody.of(record), heads);
                    case CASEWORK -> CaseworkFold.apply(record, CaseworkBody.of(record), heads);
                    case ALERT -> AlertFold.apply(record, AlertBody.of(record), heads);
                    // What was opened is a record of its own in the same transaction.
                    case SEALING -> List.of();
                    case CHECKPOINT -> CheckpointFold.apply(record, CheckpointBody.of(record), heads);
                };
        };
    }
}
