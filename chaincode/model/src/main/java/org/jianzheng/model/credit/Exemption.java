/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code credit.exemption}: an offence is tolerated (容错): no penalty, no points, no announcement (invariant 15). It names
 * nobody; whether it is the first of its kind shows by the tag, which a second organisation computes again before it signs too.
 *
 * @param tag stands for subject and kind
 * @param shown what was shown
 * @param reasons the digests of the salted readable reasons
 * @param proposal the deduction that was proposed already, if there is one; the record is then about its subject
 */
public record Exemption(OffenceTag tag, Set<Condition> shown, DualDigest reasons, Optional<RecordRef> proposal)
        implements CreditBody {
    /** What is shown before an offence is tolerated. */
    public enum Condition {
        /** The offence is of the minor class. */
        MINOR,
        /** It did no harm. */
        NO_HARM,
        /** It was corrected. */
        CORRECTED,
        /** The subject has committed itself in public. */
        PUBLIC_COMMITMENT
    }

    /** Copies the set. */
    public Exemption {
        shown = Set.copyOf(shown);
    }

    /** What is still to be shown. */
    public Set<Condition> missing() {
        Set<Condition> missing = EnumSet.allOf(Condition.class);
        missing.removeAll(shown);
        return missing;
    }

    /** Reads the body. */
    public static Exemption fromJson(JsonObject json) {
        json.requireOnly("tag", "shown", "reasons", "proposal");
        List<Condition> shown = Members.distinct(
                json, "shown", Condition.values().length, name -> Members.choice(Condition.class, name));
        return new Exemption(
                OffenceTag.parse(json.string("tag")),
                Set.copyOf(shown),
                DualDigest.fromJson(json.object("reasons")),
                json.optionalString("proposal").map(RecordRef::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_EXEMPTION;
    }

    @Override
    public JsonObject toJson() {
        List<String> conditions = Arrays.stream(Condition.values())
                .filter(shown::contains)
                .map(Condition::name)
                .toList();
        return JsonObject.builder()
                .put("tag", tag.hex())
                .putValueIfPresent("shown", Members.strings(conditions))
                .put("reasons", reasons.toJson())
                .putIfPresent("proposal", proposal.map(RecordRef::toString))
                .build();
    }
}
