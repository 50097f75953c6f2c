/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;

/** The bodies of the dossier. */
public sealed interface DossierBody extends RecordBody
        permits Project, Tender, Lot, StageStep, StatusChange, StageEvent, Deferral, Completion, PastLots, YearClosing {
    /** Reads the body of a record of this capability; any other is a programming error. */
    static DossierBody of(ReadableRecord record) {
        return switch (record.type()) {
            case DOSSIER_PROJECT -> Project.fromJson(record.body());
            case DOSSIER_TENDER -> Tender.fromJson(record.body());
            case DOSSIER_LOT -> Lot.fromJson(record.body());
            case DOSSIER_STAGE -> StageStep.fromJson(record.body());
            case DOSSIER_STATUS -> StatusChange.fromJson(record.body());
            case DOSSIER_EVENT -> StageEvent.fromJson(record.body());
            case DOSSIER_DEFERRAL -> Deferral.fromJson(record.body());
            case DOSSIER_COMPLETION -> Completion.fromJson(record.body());
            case DOSSIER_HISTORY -> PastLots.fromJson(record.body());
            case DOSSIER_CLOSING -> YearClosing.fromJson(record.body());
            default -> throw new IllegalArgumentException(record.type() + " is not of the dossier");
        };
    }
}
