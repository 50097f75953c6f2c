/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jianzheng.acceptance.cases.CaseStage.Stage;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.registry.Department;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** What is looked for outside after each case is found where it is planted. */
@ExtendWith(CaseStage.class)
class OutsideTest {
    @Test
    void a_planted_word_is_found_on_every_way_out(Stage stage) {
        Surroundings around = stage.surroundings();
        around.clock().set(Instant.parse("2031-03-01T00:00:00Z"));
        String planted = "planted-" + around.names().play().toLowerCase(Locale.ROOT);
        around.desk()
                .record(
                        around.people().registrar(CaseNetwork.REGULATOR),
                        new Department(DepartmentId.parse(planted), "某局（虚构）", CaseNetwork.REGULATOR));
        LoggerFactory.getLogger(OutsideTest.class).info("{}", planted);

        Set<String> found = stage.outside().told(List.of("records?limit=100", "health")).stream()
                .filter(told -> told.text().contains(planted))
                .map(Outside.Told::where)
                .collect(Collectors.toSet());

        assertThat(found).contains("the ledger", "a log", "the log", "records?limit=100");
        assertThat(found).doesNotContain("health");
    }

    @Test
    void numbers_of_people_are_told_from_amounts_and_digests() {
        String digits = "11010119900101100"; // invented
        String citizen = digits + PersonalData.check(digits);
        String wrong = digits + (PersonalData.check(digits) == '1' ? '2' : '1');
        String mobile = "13800000000"; // invented

        assertThat(PersonalData.in("{\"text\":\"证件" + citizen + "，电话" + mobile + "\"}"))
                .containsExactly(citizen, mobile);
        assertThat(PersonalData.in("{\"a\":\"" + citizen + "\",\"b\":\"" + mobile + "\"}"))
                .containsExactly(citizen, mobile);
        assertThat(PersonalData.in(
                        "{\"fen\":" + mobile + ",\"all\":[" + mobile + "," + mobile + "],\"x\":\"" + wrong + "\"}"))
                .isEmpty();
        assertThat(PersonalData.in("{\"digest\":\"ab" + citizen + "\",\"key\":\"" + mobile + "cd\"}"))
                .isEmpty();
    }
}
