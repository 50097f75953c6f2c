/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.dossier.DossierItem;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.StageEvent;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/**
 * How the contract of a lot was performed, as far as its dossier tells. Who performs it no record names in the open: whoever exports says it.
 *
 * @param performer the code of whoever performs the contract
 * @param performerName its name
 * @param lot the lot
 * @param name the lot's name, if it has one
 * @param project the name of its project, if the record of it is there
 * @param signed when the contract was concluded
 * @param accepted when what was owed was accepted
 * @param submitted when that was written into the dossier
 */
public record Performance(
        UnifiedCreditCode performer,
        String performerName,
        LotCode lot,
        Optional<String> name,
        Optional<String> project,
        Optional<Instant> signed,
        Optional<Instant> accepted,
        Optional<Instant> submitted) {
    /** 合同签订. */
    private static final DossierItem CONTRACT = new DossierItem("CONTRACT");

    /** 履约验收. */
    private static final DossierItem PERFORMANCE_CHECK = new DossierItem("PERFORMANCE_CHECK");

    /**
     * What the records of a lot tell: of each item the newest event that says it was done.
     *
     * @param records the records of the lot in their order; those of other lots and kinds are passed over
     */
    public static Performance of(
            LotCode lot, UnifiedCreditCode performer, String performerName, List<ReadableRecord> records) {
        Optional<ReadableRecord> check = done(lot, PERFORMANCE_CHECK, records);
        return new Performance(
                performer,
                performerName,
                lot,
                newest(records, RecordType.DOSSIER_LOT)
                        .filter(opened -> opened.lot().filter(lot::equals).isPresent())
                        .flatMap(opened -> Lot.fromJson(opened.body()).name()),
                newest(records, RecordType.DOSSIER_PROJECT)
                        .map(record -> Project.fromJson(record.body()))
                        .filter(project -> project.project().equals(lot.project()))
                        .map(Project::name),
                done(lot, CONTRACT, records).map(ReadableRecord::at),
                check.map(ReadableRecord::at),
                check.map(ReadableRecord::signedAt));
    }

    private static Optional<ReadableRecord> newest(List<ReadableRecord> records, RecordType type) {
        return records.stream().filter(record -> record.type() == type).reduce((before, after) -> after);
    }

    private static Optional<ReadableRecord> done(LotCode lot, DossierItem item, List<ReadableRecord> records) {
        return records.stream()
                .filter(record -> record.type() == RecordType.DOSSIER_EVENT
                        && record.lot().filter(lot::equals).isPresent())
                .filter(record -> {
                    StageEvent event = StageEvent.fromJson(record.body());
                    return event.item().equals(item) && event.result() == StageEvent.Result.DONE;
                })
                .reduce((before, after) -> after);
    }
}
