/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.dossier.DossierItem;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageEvent;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.junit.jupiter.api.Test;

/** Codes and names are invented. */
class PerformanceTest {
    private static final Signer KEY = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());
    private static final LotCode LOT = LotCode.parse("E620800ZZ99000001001001");
    private static final Instant SIGNED = Instant.parse("2026-03-16T01:30:04Z");
    private static final Instant ACCEPTED = Instant.parse("2026-09-01T02:00:00Z");

    private final ReadableRecord opened =
            record(1, LOT, SIGNED, new Lot(Optional.of("一标段(虚构)"), Optional.empty(), List.of(), Optional.empty()));

    @Test
    void tells_when_the_contract_was_concluded_and_accepted() {
        Performance performance = performance(
                opened,
                event(2, LOT, SIGNED, "CONTRACT", StageEvent.Result.DONE),
                event(3, LOT, ACCEPTED, "PERFORMANCE_CHECK", StageEvent.Result.DONE));
        assertThat(new NormTable("E6208000001", "E6200000001", "某局(虚构)", ACCEPTED)
                        .performance(performance)
                        .cells())
                .hasSize(27)
                .containsEntry("主体代码", "91350100M000100Y43")
                .containsEntry("主体名称", "某公司(虚构)")
                .containsEntry("招标项目（采购项目）编号", "E620800ZZ99000001001")
                .containsEntry("标段（包）编号", LOT.value())
                .containsEntry("标段（包）名称", "一标段(虚构)")
                .containsEntry("合同金额", "")
                .containsEntry("合同签署时间", "2026-03-16T01:30:04Z")
                .containsEntry("合同完成时间", "2026-09-01T02:00:00Z")
                .containsEntry("发布部门", "某局(虚构)");
    }

    @Test
    void takes_no_nil_result_and_no_event_of_another_lot_for_it() {
        Performance performance = performance(
                opened,
                event(2, LOT, SIGNED, "CONTRACT", StageEvent.Result.NOT_APPLICABLE),
                event(
                        3,
                        LotCode.parse("E620800ZZ99000001001002"),
                        ACCEPTED,
                        "PERFORMANCE_CHECK",
                        StageEvent.Result.DONE));
        assertThat(performance.signed()).isEmpty();
        assertThat(performance.accepted()).isEmpty();
        assertThat(performance.submitted()).isEmpty();
    }

    private static Performance performance(ReadableRecord... records) {
        return Performance.of(LOT, UnifiedCreditCode.parse("91350100M000100Y43"), "某公司(虚构)", List.of(records));
    }

    private static ReadableRecord event(int number, LotCode lot, Instant at, String item, StageEvent.Result result) {
        return record(
                number,
                lot,
                at,
                new StageEvent(Stage.PERFORMANCE, new DossierItem(item), result, Optional.empty(), List.of()));
    }

    private static ReadableRecord record(int number, LotCode lot, Instant at, RecordBody body) {
        return ReadableRecord.builder(
                        body,
                        RecordId.parse("0198c700-0000-7000-8000-%012d".formatted(number)),
                        OrganisationId.parse("CityMSP"),
                        at,
                        Salt.parse("AAAAAAAAAAAAAAAAAAAAAA"))
                .lot(lot)
                .sign(KEY);
    }
}
