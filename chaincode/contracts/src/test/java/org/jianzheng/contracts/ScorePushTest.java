/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.catalogue.Rule;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.credit.ExactPoints;
import org.jianzheng.model.credit.Score;
import org.jianzheng.model.credit.ScorePush;
import org.jianzheng.model.credit.ScorePushHead;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scores that go to a platform. The subject has no deduction, which is a score too. */
class ScorePushTest {
    private static final CatalogueVersion RULES = new CatalogueVersion("TEST-RULES", "1");
    private static final DualDigest RECEIPT = DualDigest.of(new byte[] {7});
    private static final String PLATFORM = "信用平台(虚构)";

    private final Play play = new Play().registered();

    @BeforeEach
    void bring_rules() {
        play.accept(play.record(
                play.office,
                new Catalogue(
                        RULES,
                        LocalDate.of(2026, 1, 1),
                        "测试(虚构)",
                        new RuleCatalogue(
                                RuleCatalogue.Period.CALENDAR_YEAR,
                                List.of(new Rule("LATE", "测试项(虚构)", new Points.Fixed(2), Optional.empty(), List.of())),
                                List.of()))));
    }

    @Test
    void a_platform_gets_a_score_under_an_id_once_and_the_first_receipt_stays() { // invariant 25
        ReadableRecord first = play.accept(push(play.office, PLATFORM, "score-1"));
        play.refuse("ALREADY_DONE", push(play.office, PLATFORM, "score-1"));
        assertThat(play.ledger
                        .head(ScorePushHead.key(PLATFORM, "score-1"))
                        .orElseThrow()
                        .string("push"))
                .isEqualTo(first.ref().toString());

        play.accept(push(play.office, PLATFORM, "score-2"));
        play.accept(push(play.office, "另一平台(虚构)", "score-1"));
    }

    @Test
    void only_the_supervision_office_sends_it() {
        play.refuse("ROLE_FORBIDDEN", push(play.staff, PLATFORM, "score-1"));
        play.refuse("ROLE_FORBIDDEN", push(play.supervisor, PLATFORM, "score-1"));
    }

    @Test
    void a_score_that_the_ledger_does_not_give_is_not_sent() { // invariant 10
        ScorePush right = body(PLATFORM, "score-1", play.ledger.now());
        ScorePush other = new ScorePush(
                right.subject(),
                right.scheme(),
                right.on(),
                ExactPoints.of(2),
                right.score(),
                right.target(),
                right.number(),
                right.receipt());
        play.refuse("DIGEST_MISMATCH", play.record(play.office, other, draft -> draft.subject(Play.AGENCY)));
        // It says what was known two seconds before the record was signed.
        play.refuse("DIGEST_MISMATCH", play.record(play.office, right, draft -> draft.subject(Play.AGENCY)));
        play.refuse("SUBJECTS_MISMATCH", play.record(play.office, right));
    }

    private ReadableRecord push(Actor by, String target, String number) {
        // A record of the play is signed a second after the one before it.
        ScorePush body = body(target, number, play.ledger.now().plusSeconds(1));
        return play.record(by, body, draft -> draft.subject(Play.AGENCY));
    }

    private ScorePush body(String target, String number, Instant knownAt) {
        Score score = Score.read(play.ledger::head, Play.AGENCY, RULES.catalogue(), Dates.of(knownAt), knownAt);
        return ScorePush.of(score, target, number, RECEIPT);
    }
}
