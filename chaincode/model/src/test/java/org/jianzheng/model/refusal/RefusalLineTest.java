/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.record.RecordType;
import org.junit.jupiter.api.Test;

class RefusalLineTest {
    private static final Instant AT = Instant.parse("2026-03-16T01:30:04Z");
    private static final OrganisationId CITY = new OrganisationId("CityMSP");
    static final Digest BEFORE = RefusalLine.digest(new byte[] {1});

    static RefusalLine line(long number, Optional<Digest> previous) {
        RefusedCall call = new RefusedCall(
                ErrorCode.ROLE_FORBIDDEN,
                RefusedCall.LEDGER,
                Optional.of(CITY),
                Optional.of("CENTRE"),
                Optional.of(new RefusedCall.RefusedRecord(
                        RecordType.SANCTION_BALLOT,
                        Optional.of(RecordId.parse("0198c7a0-0000-7000-8000-000000000002")),
                        Optional.of(BEFORE),
                        Optional.of(KeyId.parse("key:" + "a".repeat(64))))));
        return new RefusalLine(
                RecordId.parse("0198c7a0-0000-7000-8000-000000000001"),
                CITY,
                number,
                previous,
                call,
                3,
                AT.plusSeconds(10),
                AT,
                AT.plusSeconds(9));
    }

    @Test
    void a_line_reads_back_alike() {
        RefusalLine line = line(7, Optional.of(BEFORE));
        assertThat(RefusalLine.read(line.canonical())).isEqualTo(line);
    }

    @Test
    void only_the_first_line_links_to_none() {
        assertThat(line(0, Optional.empty()).previous()).isEmpty();
        assertThatThrownBy(() -> line(0, Optional.of(BEFORE))).hasMessageStartingWith("SCHEMA_INVALID");
        assertThatThrownBy(() -> line(1, Optional.empty())).hasMessageStartingWith("SCHEMA_INVALID");
    }

    @Test
    void a_call_that_is_counted_with_others_names_no_record_and_at_last_no_caller() {
        RefusedCall call = line(0, Optional.empty()).call();
        assertThat(call.withoutRecord().toJson().keys())
                .containsExactlyInAnyOrder("code", "organisation", "party", "place");
        assertThat(call.withoutCaller().toJson().keys()).containsExactlyInAnyOrder("code", "place");
    }
}
