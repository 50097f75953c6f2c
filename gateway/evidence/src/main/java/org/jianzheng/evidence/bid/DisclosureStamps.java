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
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.record.ReadableRecord;

/** Whether the stamp in a disclosure vouches for its last batch: one that the trust root's authorities made before the disclosure. */
public final class DisclosureStamps {
    private final TimestampVerifier verifier;

    /** Believes the time-stamp authorities of this trust root alone. */
    public DisclosureStamps(TrustRoot trust) {
        this.verifier = new TimestampVerifier(trust.timeAuthorities());
    }

    /** Before when the last batch existed, if the disclosure's stamp shows that and is not younger than the disclosure. */
    public Optional<Instant> existedBefore(ReadableRecord disclosure) {
        return verified(disclosure.body())
                .filter(good -> good.authority().isPresent())
                .map(VerifiedTimestamp::latest)
                .filter(latest -> !latest.isAfter(disclosure.at()));
    }

    private Optional<VerifiedTimestamp> verified(JsonObject body) {
        if (!(body.optional("stamp").orElse(null) instanceof JsonString stamp)
                || !(body.optional("last").orElse(null) instanceof JsonObject last)) {
            return Optional.empty();
        }
        try {
            return Optional.of(verifier.verify(
                    TimestampToken.ofBase64(stamp.value()),
                    ByteString.copyFrom(last.without("marks").canonical())));
        } catch (TimestampRefused | Refusal refused) {
            return Optional.empty();
        }
    }
}
