/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.evidence.time.TimeAuthority;
import org.jianzheng.evidence.time.TimestampRefused;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.time.TimestampVerifier;
import org.jianzheng.evidence.time.VerifiedTimestamp;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.crypto.Remembered;

/** The step that finds out by when a checkpoint existed. What was verified is remembered, within bounds. */
final class TimestampSteps {
    private static final int REMEMBERED = 256;

    private final TimestampVerifier verifier;
    private final Remembered<Stamped, VerifiedTimestamp> verified = new Remembered<>(REMEMBERED);

    /** A time stamp and the text that it should be over. */
    private record Stamped(TimestampToken token, String text) {}

    TimestampSteps(TrustRoot trust) {
        this.verifier = new TimestampVerifier(trust.timeAuthorities());
    }

    /** What the time stamps over a checkpoint's text prove; there is at least one. */
    List<TimestampSummary> require(List<TimestampToken> tokens, String text, Progress progress) {
        List<TimestampSummary> summaries = new ArrayList<>();
        for (TimestampToken token : tokens) {
            VerifiedTimestamp stamp = verify(new Stamped(token, text));
            if (stamp.authority().isEmpty()) {
                progress.found(
                        Rule.TIMESTAMP_AUTHORITY,
                        "an authority that the trust root names",
                        "certificate with SHA-256 " + stamp.certificate());
                continue;
            }
            TimeAuthority authority = stamp.authority().get();
            progress.found(
                    Rule.TIMESTAMP_AUTHORITY, authority.name(), "existed before " + Instants.format(stamp.latest()));
            summaries.add(new TimestampSummary(authority.name(), stamp.latest(), authority.trial()));
        }
        if (summaries.stream().anyMatch(TimestampSummary::trial)) {
            progress.limited(Limit.TRIAL_TIME_AUTHORITY);
        }
        if (summaries.size() < tokens.size()) {
            progress.gap(StepName.TIMESTAMP, Gap.UNKNOWN_TIME_AUTHORITY);
        } else {
            progress.ok(StepName.TIMESTAMP);
        }
        return summaries;
    }

    private VerifiedTimestamp verify(Stamped stamped) {
        try {
            return verified.get(
                    stamped, unknown -> verifier.verify(unknown.token(), ByteString.copyFromUtf8(unknown.text())));
        } catch (TimestampRefused refused) {
            Rule rule = switch (refused.rule()) {
                case FORM -> Rule.TIMESTAMP_FORM;
                case IMPRINT -> Rule.TIMESTAMP_IMPRINT;
                case SIGNATURE -> Rule.TIMESTAMP_SIGNATURE;
                case AUTHORITY -> Rule.TIMESTAMP_AUTHORITY;
            };
            throw StepFailed.invalid(rule, refused.expected(), refused.given());
        }
    }
}
