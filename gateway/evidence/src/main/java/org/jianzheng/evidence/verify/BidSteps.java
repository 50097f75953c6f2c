/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.util.EnumSet;
import java.util.Set;
import org.jianzheng.evidence.bid.DisclosureStamps;
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
 * stamp in a disclosure is one over the last batch, and older than the disclosure, is found out here.
 */
final class BidSteps {
    private final DisclosureStamps stamps;

    BidSteps(TrustRoot trust) {
        this.stamps = new DisclosureStamps(trust);
    }

    /** Ends the step of the record's form, with the gaps that its marks and stamp leave. */
    void end(Envelope record, Progress progress) {
        Set<Gap> gaps = EnumSet.noneOf(Gap.class);
        if (record instanceof ReadableRecord readable && readable.type().capability() == Capability.BID) {
            marks(readable.body(), gaps);
            if (readable.type() == RecordType.BID_DISCLOSURE && readable.body().has("stamp")) {
                stamp(readable, gaps, progress);
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

    private void stamp(ReadableRecord disclosure, Set<Gap> gaps, Progress progress) {
        stamps.existedBefore(disclosure)
                .ifPresentOrElse(
                        before -> progress.found(
                                Rule.TIMESTAMP_AUTHORITY,
                                "the last batch stamped before the disclosure of " + Instants.format(disclosure.at()),
                                "existed before " + Instants.format(before)),
                        () -> gaps.add(Gap.CENTRE_ALONE));
    }
}
