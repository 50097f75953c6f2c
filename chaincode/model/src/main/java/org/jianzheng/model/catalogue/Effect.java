/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.Optional;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * What a rule or a threshold leads to. It is always something that a person still has to decide or do, never a sanction (domain 3.2).
 *
 * @param kind what it is
 * @param term how long the proposed suspension lasts; for this kind only
 */
public record Effect(Kind kind, Optional<Term> term) {
    /** What may follow. */
    public enum Kind {
        /** The competent department is told. */
        REPORT_TO_SUPERVISOR,
        /** It is proposed to publish on the provincial platform. */
        PUBLISH_PROVINCIAL_PROPOSAL,
        /** A suspension is proposed. */
        SUSPENSION_PROPOSAL,
        /** Removal from the pool is proposed. */
        REMOVAL_PROPOSAL
    }

    /** Refuses ({@code SCHEMA_INVALID}) a suspension without a term, and a term of anything else. */
    public Effect {
        if ((kind == Kind.SUSPENSION_PROPOSAL) != term.isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a term belongs to a proposed suspension and to nothing else");
        }
    }

    static Effect fromJson(JsonObject json) {
        json.requireOnly("kind", "term");
        return new Effect(
                Members.choice(Kind.class, json, "kind"),
                json.optionalObject("term").map(Term::fromJson));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("kind", kind.name())
                .putValueIfPresent("term", term.map(Term::toJson))
                .build();
    }
}
