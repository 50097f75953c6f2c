/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.model.Refusals.refused;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DealCodesTest {
    private static final List<Function<String, Object>> UNIFIED_PARSERS =
            List.of(ProjectCode::parse, TenderCode::parse, LotCode::parse);

    static Stream<Named<JsonObject>> codes() {
        return named("codes");
    }

    static Stream<Named<JsonObject>> otherSchemeOnly() {
        return named("otherSchemeOnly");
    }

    private static Stream<Named<JsonObject>> named(String member) {
        return CaseFiles.vectors("deal-codes.json").array(member).objects().stream()
                .map(vector -> Named.of(vector.string("value"), vector));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void agrees_with_every_vector_on_kind_and_parts(JsonObject vector) {
        String value = vector.string("value");
        JsonObject parts = vector.object("parts");

        ProjectCode project = switch (vector.string("expect")) {
            case "LOT" -> {
                LotCode lot = LotCode.parse(value);
                assertThat(lot.serial()).isEqualTo(parts.string("lotSerial"));
                assertThat(lot.tender()).hasToString(vector.string("tenderProjectCode"));
                assertThat(lot.tender().serial()).isEqualTo(parts.string("tenderSerial"));
                assertThat(lot.tender().project()).isEqualTo(lot.project());
                yield lot.project();
            }
            case "TENDER_PROJECT" -> {
                TenderCode tender = TenderCode.parse(value);
                assertThat(tender.serial()).isEqualTo(parts.string("tenderSerial"));
                yield tender.project();
            }
            case "PROJECT" -> ProjectCode.parse(value);
            default -> throw new IllegalStateException("unknown expectation in " + vector);
        };

        assertThat(project).hasToString(vector.optionalString("projectCode").orElse(value));
        assertThat(project.platform()).isEqualTo(parts.string("platform"));
        assertThat(project.region()).isEqualTo(parts.string("region"));
        assertThat(project.serial()).isEqualTo(parts.string("projectSerial"));
        assertThat(new DealCode(DealCode.UNIFIED, value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("otherSchemeOnly")
    void keeps_other_numbers_unrepaired_under_their_own_scheme_only(JsonObject vector) {
        String value = vector.string("value");

        assertThat(new DealCode(vector.string("scheme"), value).value()).isEqualTo(value);
        refused(ErrorCode.CODE_INVALID, () -> new DealCode(DealCode.UNIFIED, value));
        for (Function<String, Object> parser : UNIFIED_PARSERS) {
            refused(ErrorCode.CODE_INVALID, () -> parser.apply(value));
        }
    }

    @Test
    void takes_no_code_of_one_length_for_another() {
        refused(ErrorCode.CODE_INVALID, () -> LotCode.parse("E14090000G3002061001"));
        refused(ErrorCode.CODE_INVALID, () -> TenderCode.parse("E14090000G3002061001003"));
        refused(ErrorCode.CODE_INVALID, () -> ProjectCode.parse("E14090000G3002061001"));
    }

    @Test
    void refuses_empty_and_overlong_numbers_and_unnamed_schemes() {
        refused(ErrorCode.CODE_INVALID, () -> new DealCode(DealCode.AGENCY_OWN, ""));
        refused(ErrorCode.CODE_INVALID, () -> new DealCode(DealCode.AGENCY_OWN, "x".repeat(129)));
        refused(ErrorCode.CODE_INVALID, () -> new DealCode("", "x"));
        refused(ErrorCode.CODE_INVALID, () -> new DealCode("agency", "x"));
    }
}
