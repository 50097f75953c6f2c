/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.vouch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jianzheng.evidence.bid.TimeVouches;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Trouble;
import org.junit.jupiter.api.Test;

class VouchingTest {
    private static final OrganisationId CITY = OrganisationId.parse("CityMSP");
    private static final OrganisationId REGULATOR = OrganisationId.parse("RegulatorMSP");

    private final LogFixture.Keys city = LogFixture.Keys.of("CityMSP", "city.jianzheng.example");
    private final LogFixture.Keys county = LogFixture.Keys.of("CountyMSP", "county.jianzheng.example");
    private final LogFixture.Keys regulator = LogFixture.Keys.of("RegulatorMSP", "regulator.jianzheng.example");
    private final TrustRoot trust = LogFixture.trust(new FakeLedger().genesis(), List.of(city, county, regulator));
    private final Trouble silence = LogFixture.troubles().of(Kind.VOUCHER, "RegulatorMSP");
    private final List<VouchRequest> met = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-16T01:20:00Z");
    private Duration ahead = Duration.ZERO;
    private OrganisationId signing = REGULATOR;
    private Signer key = regulator.sm2();
    private boolean away;

    private final Vouching vouching = new Vouching(
            CITY, List.of(new Asked()), new TimeVouches(trust), () -> now, new Random(3), organisation -> silence);

    /** A gateway that answers as the test wants it to. */
    private final class Asked implements Voucher {
        @Override
        public OrganisationId organisation() {
            return signing;
        }

        @Override
        public TimeVouch ask(VouchRequest request) throws IOException {
            if (away) {
                throw new IOException("away");
            }
            met.add(request);
            return TimeVouch.sign(signing, now.plus(ahead), request.digests(), key);
        }
    }

    private static byte[] receipt(int number) {
        return ("回执 " + number).getBytes(StandardCharsets.UTF_8);
    }

    private Optional<TimeVouch> shown(int number) throws InterruptedException {
        CompletableFuture<Optional<TimeVouch>> answer = vouching.over(receipt(number));
        vouching.round();
        return answer.getNow(Optional.empty());
    }

    @Test
    void whoever_is_asked_cannot_tell_how_many_receipts_there_are() throws InterruptedException { // invariant 4
        vouching.round();
        assertThat(IntStream.range(0, 3).mapToObj(number -> vouching.over(receipt(number))))
                .noneMatch(CompletableFuture::isDone);
        vouching.round();
        vouching.round();
        assertThat(met).hasSize(3);
        assertThat(met.stream().map(request -> request.toJson().toString().length()))
                .as("as long with none as with three")
                .containsOnly(met.getFirst().toJson().toString().length());
        assertThat(met.stream().map(VouchRequest::digests)).doesNotHaveDuplicates();
    }

    @Test
    void more_receipts_than_one_question_holds_go_with_the_next() throws InterruptedException {
        List<CompletableFuture<Optional<TimeVouch>>> answers = IntStream.range(0, TimeVouch.DIGESTS + 1)
                .mapToObj(number -> vouching.over(receipt(number)))
                .toList();
        vouching.round();
        assertThat(answers.subList(0, TimeVouch.DIGESTS))
                .allMatch(answer -> answer.getNow(Optional.empty()).isPresent());
        assertThat(answers.getLast()).isNotDone();
        assertThat(vouching.isAsked()).isTrue();
        vouching.round();
        assertThat(answers.getLast().getNow(Optional.empty()).orElseThrow().covers(receipt(TimeVouch.DIGESTS)))
                .isTrue();
        assertThat(vouching.isAsked()).isFalse();
    }

    @Test
    void nobody_waits_for_one_who_is_away_and_a_later_round_brings_it_back() throws InterruptedException {
        away = true;
        assertThat(shown(1)).isEmpty();
        assertThat(silence.lasts()).isTrue();
        assertThat(vouching.over(receipt(2))).as("at once nothing").isDone();
        away = false;
        vouching.round();
        assertThat(silence.lasts()).isFalse();
        assertThat(shown(2)).isPresent();
    }

    @Test
    void believes_neither_another_key_nor_a_branch_nor_another_time() throws InterruptedException {
        key = county.sm2();
        assertThat(shown(1)).isEmpty();
        signing = OrganisationId.parse("CountyMSP");
        vouching.round();
        assertThat(silence.lasts()).as("a branch of the centre").isTrue();
        signing = REGULATOR;
        key = regulator.sm2();
        ahead = Duration.ofSeconds(11);
        vouching.round();
        assertThat(silence.lasts()).as("eleven seconds apart").isTrue();
        ahead = Duration.ZERO;
        vouching.round();
        assertThat(shown(1)).isPresent();
    }

    @Test
    void without_anybody_to_ask_nobody_waits() {
        Vouching alone = new Vouching(
                CITY, List.of(), new TimeVouches(trust), () -> now, new Random(3), organisation -> silence);
        assertThat(alone.isConfigured()).isFalse();
        assertThat(alone.over(receipt(1)).getNow(Optional.empty())).isEmpty();
    }
}
