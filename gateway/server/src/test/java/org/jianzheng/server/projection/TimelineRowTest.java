/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.server.ledger.Records;
import org.junit.jupiter.api.Test;

class TimelineRowTest {
    private final Records records = new Records(15);

    @Test
    void sanctions_stand_in_the_timeline_of_no_lot() {
        ReadableRecord item = records.item();
        ReadableRecord draft = records.of(RecordType.SANCTION_DRAFT, Subject.parse("org:91350100M000100Y43"));
        assertThat(row(item).timelines())
                .containsExactly(item.lot().orElseThrow().value());
        assertThat(draft.lot()).isEqualTo(item.lot());
        assertThat(row(draft).timelines()).isEmpty();
    }

    private static TimelineRow row(ReadableRecord record) {
        return new TimelineRow(
                0,
                1,
                new TransactionId("0".repeat(64)),
                Instant.parse("2026-03-16T01:30:04Z"),
                Hash.of(new byte[Hash.LENGTH], 0),
                record.toJson());
    }
}
