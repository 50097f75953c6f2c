/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    static Stream<Bilingual> texts() {
        return Stream.of(
                        Verdict.values(),
                        StepName.values(),
                        Outcome.values(),
                        Gap.values(),
                        Limit.values(),
                        Rule.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void says_everything_in_both_languages(Bilingual text) {
        assertThat(text.in(Language.EN)).isNotBlank().doesNotMatch(".*\\p{IsHan}.*");
        assertThat(text.in(Language.ZH)).isNotBlank().matches(".*\\p{IsHan}.*");
        assertThat(text.in(Language.EN)).doesNotEndWith(".");
    }
}
