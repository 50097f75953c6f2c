/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bid;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.Optional;
import org.jianzheng.evidence.time.TimestampRefused;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.time.TimestampVerifier;
import org.jianzheng.evidence.time.VerifiedTimestamp;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.record.ReadableRecord;

/**
 * Whether somebody else than the centre vouches for the last batch in a disclosure: a stamp of an authority, or a signature of another
 * organisation, that the trust root names, made before the disclosure.
 */
public final class DisclosureTime {
    private final TimestampVerifier verifier;
    private final TimeVouches vouches;

    /** Believes the time-stamp authorities and checkpoint keys of this trust root alone. */
    public DisclosureTime(TrustRoot trust) {
        this.verifier = new TimestampVerifier(trust.timeAuthorities());
        this.vouches = new TimeVouches(trust);
    }

    /** Before when the last batch existed, if either shows that. */
    public Optional<Instant> existedBefore(ReadableRecord disclosure) {
        return stampedBefore(disclosure).or(() -> vouchedAt(disclosure));
    }

    /** Before when the last batch existed, if the disclosure's stamp shows that and is not younger than the disclosure. */
    public Optional<Instant> stampedBefore(ReadableRecord disclosure) {
        return verified(disclosure.body())
                .filter(good -> good.authority().isPresent())
                .map(VerifiedTimestamp::latest)
                .filter(latest -> !latest.isAfter(disclosure.at()));
    }

    /** When another organisation was shown the last batch, if its signature shows that and is not younger than the disclosure. */
    public Optional<Instant> vouchedAt(ReadableRecord disclosure) {
        JsonObject body = disclosure.body();
        if (!(body.optional("vouch").orElse(null) instanceof JsonObject vouch)
                || !(body.optional("last").orElse(null) instanceof JsonObject last)) {
            return Optional.empty();
        }
        try {
            return vouches.vouchedAt(TimeVouch.fromJson(vouch), disclosure.organisation(), shown(last))
                    .filter(at -> !at.isAfter(disclosure.at()));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private static byte[] shown(JsonObject last) {
        return last.without("marks").canonical();
    }

    private Optional<VerifiedTimestamp> verified(JsonObject body) {
        if (!(body.optional("stamp").orElse(null) instanceof JsonString stamp)
                || !(body.optional("last").orElse(null) instanceof JsonObject last)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    verifier.verify(TimestampToken.ofBase64(stamp.value()), ByteString.copyFrom(shown(last))));
        } catch (TimestampRefused | Refusal refused) {
            return Optional.empty();
        }
    }
}
