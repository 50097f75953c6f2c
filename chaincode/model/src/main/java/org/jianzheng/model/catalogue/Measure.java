/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.util.Optional;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * Something that a department may impose (处理措施).
 *
 * @param code its code, unique in the catalogue
 * @param text what it is called
 * @param kind what it does
 * @param basis what it rests on
 * @param severity how long it is published and when it may be repaired; light measures have none
 */
public record Measure(String code, String text, Kind kind, LegalBasis basis, Optional<Severity> severity) {
    /** What a measure does. */
    public enum Kind {
        /** A work notice (工作提示). */
        WORK_NOTICE(Path.LIGHT, false),
        /** An interview (约谈). */
        INTERVIEW(Path.LIGHT, false),
        /** Warning education (警示教育). */
        WARNING_EDUCATION(Path.LIGHT, false),
        /** A notice of criticism (通报批评), which is a penalty. */
        CRITICISM_NOTICE(Path.FULL, false),
        /** A warning (警告), which is a penalty. */
        WARNING(Path.FULL, false),
        /** A fine (罚款). */
        FINE(Path.FULL, false),
        /** Barred from taking part (限制参与). */
        RESTRICTION(Path.FULL, true),
        /** An expert's qualification is suspended (暂停评标资格). */
        SUSPENSION(Path.FULL, true),
        /** An expert is removed from the pool (清退出库). */
        REMOVAL(Path.FULL, true),
        /** Put on the list of the seriously dishonest (列入严重失信主体名单). */
        LISTING(Path.FULL, false),
        /** An incentive for the trustworthy (守信联合激励): a red list carries it out, no sanction imposes it. */
        INCENTIVE(Path.LIGHT, false);

        private final Path path;
        private final boolean bars;

        Kind(Path path, boolean bars) {
            this.path = path;
            this.bars = bars;
        }

        /** Whether it takes the short path; no penalty does (domain 3.2). */
        public boolean isLight() {
            return path == Path.LIGHT;
        }

        /** Whether it keeps somebody from taking part. */
        public boolean bars() {
            return bars;
        }

        /** Whether it ends by itself, so that a decision says how long it lasts. */
        public boolean hasTerm() {
            return bars && this != REMOVAL;
        }

        private enum Path {
            LIGHT,
            FULL
        }
    }

    /** How heavily a decision weighs in publication and repair (domain 2.7). */
    public enum Severity {
        /** Slight (轻微). */
        SLIGHT,
        /** General (一般). */
        GENERAL,
        /** Serious (严重). */
        SERIOUS
    }

    /**
     * Refuses ({@code SCHEMA_INVALID}) a malformed code, a severity of a light measure or none of another one, and a penalty or bar that
     * rests on less than a rule (Administrative Penalty Law, articles 9 to 16).
     */
    public Measure {
        Rule.requireCode(code);
        if (kind.isLight() == severity.isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "measure %s has a severity exactly if it is not light", code);
        }
        if (!kind.isLight() && basis.rank() == LegalBasis.Rank.NORMATIVE_DOCUMENT) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "measure %s is a %s and rests on no law, regulation or rule", code, kind);
        }
    }

    static Measure fromJson(JsonObject json) {
        json.requireOnly("code", "text", "kind", "basis", "severity");
        return new Measure(
                json.string("code"),
                Members.text(json, "text", Members.LINE),
                Members.choice(Kind.class, json, "kind"),
                LegalBasis.fromJson(json.object("basis")),
                json.has("severity")
                        ? Optional.of(Members.choice(Severity.class, json, "severity"))
                        : Optional.empty());
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("code", code)
                .put("text", text)
                .put("kind", kind.name())
                .put("basis", basis.toJson())
                .putIfPresent("severity", severity.map(Severity::name))
                .build();
    }
}
