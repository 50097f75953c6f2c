/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The draws of the case of sampled agencies, and what a draw promises. */
class LotDrawTest {
    private static final JsonObject CASE = CaseFiles.json("cases/agency-sampling.json");

    static Stream<JsonObject> agencies() {
        return CASE.object("given").array("agencies").objects().stream();
    }

    private static List<PoolLot> pool(JsonObject agency) {
        return IntStream.rangeClosed(1, Math.toIntExact(agency.integer("n")))
                .mapToObj(n -> new PoolLot("%s-%04d".formatted(agency.string("prefix"), n)))
                .toList();
    }

    /** What a step of this kind about the agency says, with the values that came of it. */
    private static JsonObject step(JsonObject agency, String word, String member) {
        return CASE.array("when").objects().stream()
                .filter(step -> step.string("do").equals(word))
                .map(step -> step.object("with").with("n", step.integer("n")))
                .filter(with -> with.string("agency").equals(agency.string("agency")) && with.has(member))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject outcome(long n) {
        return CASE.object("then").array("steps").objects().stream()
                .filter(outcome -> outcome.integer("n") == n)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("agencies")
    void draws_as_the_case_does(JsonObject agency) { // invariant 19
        DrawSeed seed = new DrawSeed(agency.string("seed"));
        JsonObject published = step(agency, "PUBLISH_PLAN", "poolDigest");
        JsonObject redrawn = step(agency, "REDRAW_FROM_PUBLISHED", "k");
        List<PoolLot> pool = new ArrayList<>(pool(agency));
        Collections.shuffle(pool, new Random(1));

        assertThat(LotDraw.poolDigest(pool).hex()).isEqualTo(published.string("poolDigest"));
        assertThat(seed.commitment().hex()).isEqualTo(published.string("seedCommitment"));
        List<PoolLot> drawn = LotDraw.draw(pool, seed, Math.toIntExact(redrawn.integer("k")));
        assertThat(LotDraw.digest(drawn).hex())
                .isEqualTo(outcome(redrawn.integer("n")).string("drawnDigest"));
    }

    @Test
    void a_quarter_is_rounded_up() { // invariant 19
        assertThat(List.of(0, 1, 2, 3, 4, 5, 7, 576))
                .extracting(LotDraw::floor)
                .containsExactly(0, 1, 1, 1, 1, 2, 2, 144);
    }

    @Test
    void a_larger_sample_begins_with_the_smaller_one() {
        List<PoolLot> pool = pool(agencies().findFirst().orElseThrow());
        DrawSeed seed = new DrawSeed("ab".repeat(DrawSeed.BYTES));
        assertThat(LotDraw.draw(pool, seed, 7))
                .hasSize(7)
                .startsWith(LotDraw.draw(pool, seed, 2).toArray(PoolLot[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lot", "-A", "A B", "A/B", "标段", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refuses_another_form_of_a_lot(String text) {
        assertThatThrownBy(() -> new PoolLot(text)).isInstanceOf(Refusal.class).hasMessageStartingWith("CODE_INVALID");
    }

    @Test
    void refuses_another_form_of_a_seed() {
        assertThatThrownBy(() -> new DrawSeed("AB".repeat(DrawSeed.BYTES))).hasMessageStartingWith("SCHEMA_INVALID");
        assertThatThrownBy(() -> new DrawSeed("ab".repeat(31))).hasMessageStartingWith("SCHEMA_INVALID");
    }
}
