/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.dossier.PastLots;
import org.jianzheng.model.dossier.StatedAmount;
import org.jianzheng.model.dossier.StatedAmount.Unit;
import org.jianzheng.model.dossier.Volume;
import org.jianzheng.model.dossier.Volume.Level;
import org.jianzheng.model.dossier.YearClosing;
import org.jianzheng.model.dossier.YearHead;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Closing a year: two works of 1.23 and 2.345 万元 in the city, one lot of unknown kind of 0.5 万元 in a county. */
class YearTest {
    private static final Volume.Part WORKS = new Volume.Part(Level.CITY, Optional.of("建设工程"));
    private static final Volume.Part UNKNOWN = new Volume.Part(Level.COUNTY, Optional.empty());
    private static final YearClosing.Row WORKS_ROW = row(WORKS, 2, 3_575_000, "3.575");
    private static final YearClosing.Row COUNTY_ROW = row(UNKNOWN, 1, 500_000, "0.5");
    private static final YearClosing.Sum TOTAL = sum(Optional.empty(), 3, "4.1");

    private final Play play = new Play().registered();

    @BeforeEach
    void load_all_but_one() {
        play.accept(lots(WORKS, lot("工程-1", 1_230_000)));
        play.accept(lots(UNKNOWN, lot("county-1", 500_000)));
    }

    @Test
    void closes_when_all_sums_agree() { // invariants 29, 30
        play.refuse("SUMS_DIFFER", closing(List.of(WORKS_ROW, COUNTY_ROW), TOTAL));
        play.accept(lots(WORKS, lot("工程-2", 2_345_000)));
        play.accept(closing(
                List.of(WORKS_ROW, COUNTY_ROW),
                TOTAL,
                sum(Optional.of(Level.CITY), 2, "3.58"),
                sum(Optional.of(Level.COUNTY), 1, "0.50")));

        YearHead year = YearHead.fromJson(play.ledger
                .value(YearHead.key(OrganisationId.parse("CityMSP"), 2020).text())
                .orElseThrow());
        assertThat(year.total(Optional.empty()).lots()).isEqualTo(3);
        assertThat(Unit.WAN_YUAN.exact(year.total(Optional.empty()).amount())).isEqualTo("4.075");
        play.refuse("STATE_FORBIDS", closing(List.of(WORKS_ROW, COUNTY_ROW), TOTAL));
        play.refuse("STATE_FORBIDS", lots(WORKS, lot("工程-3", 1)));
    }

    @Test
    void a_level_or_category_cannot_be_left_out() { // invariant 30
        play.accept(lots(WORKS, lot("工程-2", 2_345_000)));
        play.refuse("SUMS_DIFFER", closing(List.of(WORKS_ROW), sum(Optional.empty(), 2, "3.575")));
    }

    @Test
    void nothing_is_overwritten() { // invariant 16
        play.refuse("ALREADY_REGISTERED", lots(WORKS, lot("工程-1", 1_230_001)));
        play.refuse("ALREADY_REGISTERED", lots(UNKNOWN, lot("工程-1", 1_230_000)));
    }

    @Test
    void a_conversion_is_exact_and_on_the_record() { // invariant 29
        assertThat(new StatedAmount("93.5779", Unit.YI_YUAN).isExactly(new AmountFen(935_779_000_000L)))
                .isTrue();
        assertThatThrownBy(() -> closing(List.of(row(WORKS, 2, 3_575_001, "3.575")), TOTAL))
                .hasMessageStartingWith("SUMS_DIFFER");
    }

    @Test
    void a_statement_agrees_with_itself() { // invariant 30
        assertThatThrownBy(() -> closing(List.of(WORKS_ROW, COUNTY_ROW), sum(Optional.empty(), 3, "4.0")))
                .hasMessageStartingWith("SUMS_DIFFER");
        assertThatThrownBy(() -> closing(List.of(WORKS_ROW, COUNTY_ROW), sum(Optional.empty(), 4, "4.1")))
                .hasMessageStartingWith("SUMS_DIFFER");
        assertThatThrownBy(() -> closing(List.of(WORKS_ROW, WORKS_ROW), sum(Optional.empty(), 4, "7.15")))
                .hasMessageStartingWith("SCHEMA_INVALID");
        assertThatThrownBy(() -> closing(List.of(WORKS_ROW), sum(Optional.of(Level.CITY), 2, "3.575")))
                .hasMessageStartingWith("SCHEMA_INVALID");
    }

    private static PastLots.Entry lot(String name, long fen) {
        return new PastLots.Entry(name, new AmountFen(fen));
    }

    private static YearClosing.Row row(Volume.Part part, long lots, long fen, String stated) {
        return new YearClosing.Row(new Volume(part, lots, new AmountFen(fen)), new StatedAmount(stated, Unit.WAN_YUAN));
    }

    private static YearClosing.Sum sum(Optional<Level> level, long lots, String stated) {
        return new YearClosing.Sum(level, lots, new StatedAmount(stated, Unit.WAN_YUAN));
    }

    private ReadableRecord lots(Volume.Part part, PastLots.Entry... lots) {
        return play.record(play.staff, new PastLots(2020, part, Arrays.asList(lots), List.of()));
    }

    private ReadableRecord closing(List<YearClosing.Row> rows, YearClosing.Sum... sums) {
        return play.record(play.staff, new YearClosing(2020, rows, Arrays.asList(sums)));
    }
}
