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
        return switch (body) {
            case Project project -> List.of(ProjectHead.of(record, project).change());
            case Tender tender -> List.of(TenderHead.of(record, tender).change());
            case Lot opened -> {
                LotHead lot = LotHead.open(record, opened);
                TenderHead tender = TenderHead.require(heads, lot.lot().tender());
                yield List.of(lot.change(), tender.withLot(lot.lot()).change());
            }
            case StageStep step ->
                List.of(lot(record, heads).advance(record, step).change());
            case StatusChange change ->
                List.of(lot(record, heads).turn(record, change).change());
            case StageEvent ignored -> List.of();
            case Deferral deferral -> List.of(lot(record, heads).defer(deferral).change());
            case Completion completion ->
                List.of(lot(record, heads).complete(completion).change());
            case PastLots past -> YearHead.loaded(record, past, heads);
            case YearClosing closing ->
                List.of(YearHead.read(heads, record.organisation(), closing.year())
                        .closed(record, closing)
                        .change());
        };
    }

    private static LotHead lot(ReadableRecord record, HeadReader heads) {
        return LotHead.require(heads, record.requireLot());
    }
}
