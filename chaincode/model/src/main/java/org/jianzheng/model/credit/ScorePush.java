/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code credit.push}: a score was sent to a receiving platform, and it gave a receipt; under one id once (domain 135, invariant 25). A score that has changed,
 * by a repair for instance, is sent under another id.
 *
 * @param subject whose score
 * @param scheme the catalogue of rules
 * @param on the day that was asked for
 * @param points the points
 * @param score the digests of the score line by line, as known when the record was signed
 * @param target the platform
 * @param number the id of what was sent
 * @param receipt the digests of the platform's receipt
 */
public record ScorePush(
        Subject subject,
        String scheme,
        LocalDate on,
        ExactPoints points,
        DualDigest score,
        String target,
        String number,
        DualDigest receipt)
        implements CreditBody {
    /** The push of a score that is known when the record is signed. */
    public static ScorePush of(Score score, String target, String number, DualDigest receipt) {
        return new ScorePush(
                score.subject(),
                score.rules().catalogue(),
                score.on(),
                score.points(),
                digest(score),
                target,
                number,
                receipt);
    }

    private static DualDigest digest(Score score) {
        return DualDigest.of(score.toJson().canonical());
    }

    /** Refuses ({@code DIGEST_MISMATCH}) another score than this one. */
    public void requireIs(Score computed) {
        if (!computed.points().equals(points) || !digest(computed).equals(score)) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH,
                    "the score is %s with digest %s",
                    computed.points().shown(),
                    digest(computed).sha256());
        }
    }

    /** Reads the body. */
    public static ScorePush fromJson(JsonObject json) {
        json.requireOnly("subject", "scheme", "on", "points", "score", "target", "number", "receipt");
        return new ScorePush(
                Subject.parse(json.string("subject")),
                Members.text(json, "scheme", Members.LINE),
                Dates.parse(json.string("on")),
                ExactPoints.fromJson(json, "points"),
                DualDigest.fromJson(json.object("score")),
                Members.text(json, "target", Members.LINE),
                Members.text(json, "number", Members.LINE),
                DualDigest.fromJson(json.object("receipt")));
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_PUSH;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("subject", subject.toString())
                .put("scheme", scheme)
                .put("on", Dates.format(on))
                .put("points", points.toJson())
                .put("score", score.toJson())
                .put("target", target)
                .put("number", number)
                .put("receipt", receipt.toJson())
                .build();
    }
}
