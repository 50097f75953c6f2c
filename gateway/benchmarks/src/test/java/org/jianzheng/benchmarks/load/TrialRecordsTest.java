/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.junit.jupiter.api.Test;

class TrialRecordsTest {
    private final List<ReadableRecord> records = TrialRecords.unregistered(32, new SecureRandom());

    @Test
    void have_the_shape_of_the_sample() {
        assertThat(records)
                .filteredOn(record -> record.type() == RecordType.WITNESS_ITEM)
                .hasSize(18);
        assertThat(records)
                .filteredOn(record -> record.type() == RecordType.EVIDENCE_FILE)
                .hasSize(14);
        assertThat(records).allMatch(ReadableRecord::isSample);
    }

    @Test
    void have_ids_of_their_own() {
        assertThat(records).extracting(ReadableRecord::id).doesNotHaveDuplicates();
    }

    @Test
    void ride_together_because_none_changes_shared_heads() {
        assertThat(records).noneMatch(record -> record.type().changesHeads());
    }
}
