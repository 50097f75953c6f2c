/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.List;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/** What records of the dossier do to heads. */
public final class DossierFold {
    private DossierFold() {}

    /** The heads after an accepted record; refuses a step that the lot's state forbids. */
    public static List<HeadChange> apply(ReadableRecord record, DossierBody body, HeadReader heads) {
        return List.of(
                switch (body) {
                    case Project project -> ProjectHead.of(record, project).change();
                    case Tender tender -> TenderHead.of(record, tender).change();
                    case Lot ignored -> LotHead.open(record).change();
                    case StageStep step ->
                        LotHead.require(heads, record.requireLot())
                                .advance(record, step)
                                .change();
                });
    }
}
