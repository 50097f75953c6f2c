/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.bid.DisclosureTime;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;
import org.jianzheng.model.record.Capability;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/**
 * What a record about sealed bids says of itself that keeps a match from being plain. The contract asks for the marks that hold; whether the
 * stamp or the other organisation's signature in a disclosure is about the last batch, and older than the disclosure, is found out here.
 */
final class BidSteps {
    private final DisclosureTime time;

    BidSteps(TrustRoot trust) {
        this.time = new DisclosureTime(trust);
    }

    /** Ends the step of the record's form, with the gaps that its marks and who vouches for the time leave. */
    void end(Envelope record, Progress progress) {
        Set<Gap> gaps = EnumSet.noneOf(Gap.class);
        if (record instanceof ReadableRecord readable && readable.type().capability() == Capability.BID) {
            marks(readable.body(), gaps);
            if (readable.type() == RecordType.BID_DISCLOSURE
                    && (readable.body().has("stamp") || readable.body().has("vouch"))) {
                vouched(readable, gaps, progress);
            }
        }
        progress.gaps(StepName.RECORD, gaps);
    }

    private static void marks(JsonObject body, Set<Gap> gaps) {
        if (body.optional("marks").orElse(null) instanceof JsonArray marks) {
            for (JsonValue mark : marks) {
                if (mark instanceof JsonString name) {
                    switch (name.value()) {
                        case "ANCHORED_AFTER_OPENING" -> gaps.add(Gap.ANCHORED_AFTER_OPENING);
                        case "CENTRE_ALONE" -> gaps.add(Gap.CENTRE_ALONE);
                        default -> {
                            // A mark that a newer release brings is none of these.
                        }
                    }
                }
            }
        }
    }

    private void vouched(ReadableRecord disclosure, Set<Gap> gaps, Progress progress) {
        Optional<Instant> stamped = time.stampedBefore(disclosure);
        Optional<Instant> signed = time.vouchedAt(disclosure);
        String disclosed = "before the disclosure of " + Instants.format(disclosure.at());
        stamped.ifPresent(before -> progress.found(
                Rule.TIMESTAMP_AUTHORITY,
                "the last batch stamped " + disclosed,
                "existed before " + Instants.format(before)));
        signed.ifPresent(at -> progress.found(
                Rule.OTHER_ORGANISATION, "the last batch shown " + disclosed, "existed at " + Instants.format(at)));
        if (stamped.isEmpty() && signed.isEmpty()) {
            gaps.add(Gap.CENTRE_ALONE);
        }
    }
}
