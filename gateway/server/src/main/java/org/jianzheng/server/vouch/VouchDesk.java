/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.vouch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.checkpoint.PeerQuestions;

/**
 * Signs for other organisations that it was shown digests, under its own clock. It signs nothing of its own organisation's, nothing whose
 * asker's clock is far from its own, and not much oftener than it is asked by an honest gateway. Safe for several threads.
 */
final class VouchDesk implements PeerQuestions {
    /** How far the asker's clock may be from the own. */
    static final Duration SKEW = Duration.ofSeconds(5);

    private static final Duration PACE = Duration.ofMillis(500);
    private static final Duration BURST = PACE.multipliedBy(8);

    private final OrganisationId own;
    private final Signer signer;
    private final InstantSource clock;
    private final Map<OrganisationId, Instant> next = new ConcurrentHashMap<>();

    VouchDesk(OrganisationId own, Signer signer, InstantSource clock) {
        this.own = own;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public String path() {
        return VouchRequest.PATH;
    }

    @Override
    public String answer(OrganisationId caller, String question) {
        VouchRequest request = VouchRequest.parse(question.getBytes(StandardCharsets.UTF_8));
        Instant now = Instant.ofEpochMilli(clock.millis());
        if (caller.equals(own)) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "%s does not vouch for itself", own);
        }
        if (Duration.between(request.at(), now).abs().compareTo(SKEW) > 0) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "the asker's clock says %s, the own %s", request.at(), now);
        }
        requirePace(caller, now);
        return TimeVouch.sign(own, now, request.digests(), signer).toJson().toString();
    }

    private void requirePace(OrganisationId caller, Instant now) {
        next.merge(caller, now, (due, ignored) -> {
            if (due.isAfter(now.plus(BURST))) {
                throw Refusal.of(ErrorCode.QUEUE_FULL, "%s asks oftener than every %d ms", caller, PACE.toMillis());
            }
            return (due.isAfter(now) ? due : now).plus(PACE);
        });
    }
}
