/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.ExactPoints;
import org.jianzheng.model.credit.ScorePush;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.sample.keys.PersonKey;

/** Sends the score of the case's agency, as the gateway tells it at this moment. The platform's receipt is invented. */
final class ScorePushActions implements Actions {
    private static final DualDigest RECEIPT = DualDigest.of("回执(虚构)".getBytes(StandardCharsets.UTF_8));
    private static final int NEWEST = 100;

    private final Surroundings around;
    private JsonObject given = JsonObject.builder().build();

    ScorePushActions(Surroundings around) {
        this.around = around;
    }

    @Override
    public void prepare(JsonObject loaded, List<Step> steps) {
        given = loaded;
    }

    @Override
    public Set<String> words() {
        return Set.of("PUSH_SCORE");
    }

    @Override
    public Map<String, Set<ErrorCode>> reasons() {
        return Map.of();
    }

    @Override
    public Outcome perform(Step step) {
        PersonKey by = around.people().of(step.signer(), step.office());
        LocalDate today = Dates.of(around.clock().instant());
        String scheme = around.names()
                .catalogue(given.object("catalogue").string("id"), "1")
                .catalogue();
        JsonObject score = around.desk()
                .get(
                        by.organisation(),
                        "credit/scores/%s/%s?on=%s&knownAt=%s"
                                .formatted(
                                        agency(),
                                        scheme,
                                        Dates.format(today),
                                        Instants.format(around.clock().instant())));
        ScorePush push = new ScorePush(
                agency(),
                scheme,
                today,
                ExactPoints.fromJson(score, "points"),
                DualDigest.of(score.canonical()),
                step.with().string("target"),
                // Plays share one ledger, and so one platform.
                around.names().play() + "-" + step.with().string("recordId"),
                RECEIPT);
        try {
            around.desk().record(by, push, draft -> draft.subject(agency()));
        } catch (Refusal refused) {
            if (refused.code() == ErrorCode.ALREADY_DONE) {
                return new Outcome.NoChange();
            }
            throw refused;
        }
        return Outcome.accepted();
    }

    private Subject agency() {
        return around.names().subject(given.string("agency"));
    }

    /** How many pushes of the agency's score to a platform stand among the newest records. */
    @Override
    public Optional<JsonObject> answer(JsonObject ask) {
        return ask.optionalString("pushes").map(target -> {
            long delivered =
                    around
                            .desk()
                            .get(CaseNetwork.REGULATOR, "records?limit=" + NEWEST)
                            .array("items")
                            .objects()
                            .stream()
                            .map(item -> item.object("record"))
                            .filter(record -> record.string("type").equals("credit.push"))
                            .map(record -> ScorePush.fromJson(record.object("body")))
                            .filter(push -> push.subject().equals(agency())
                                    && push.target().equals(target))
                            .count();
            return JsonObject.builder().put("delivered", delivered).build();
        });
    }
}
