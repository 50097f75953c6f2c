/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import org.jianzheng.model.json.JsonObject;

/** The content of a version of a catalogue. */
public sealed interface CatalogueContent
        permits RuleCatalogue,
                WorkingDays,
                MeasureCatalogue,
                SignatureMatrix,
                RepairPolicy,
                DutyList,
                ReinstatementRule,
                StageCatalogue,
                TradingCatalogue,
                StorageRule,
                LicensedAuthorities {
    /** What it is. */
    CatalogueKind kind();

    /** The JSON form. */
    JsonObject toJson();

    /** Reads the content of a catalogue of this kind. */
    static CatalogueContent fromJson(CatalogueKind kind, JsonObject json) {
        return switch (kind) {
            case RULES -> RuleCatalogue.fromJson(json);
            case WORKING_DAYS -> WorkingDays.fromJson(json);
            case MEASURES -> MeasureCatalogue.fromJson(json);
            case MATRIX -> SignatureMatrix.fromJson(json);
            case REPAIR -> RepairPolicy.fromJson(json);
            case DUTIES -> DutyList.fromJson(json);
            case REINSTATEMENT -> ReinstatementRule.fromJson(json);
            case STAGES -> StageCatalogue.fromJson(json);
            case TRADING -> TradingCatalogue.fromJson(json);
            case STORAGE -> StorageRule.fromJson(json);
            case AUTHORITIES -> LicensedAuthorities.fromJson(json);
        };
    }
}
