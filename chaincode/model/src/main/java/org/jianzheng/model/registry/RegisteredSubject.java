/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code registry.subject}: a legal person that takes part in trading, by its credit code. A later record of the same code
 * appends: names are kept with their days, and where it came from stays said (invariants 16, 23).
 *
 * @param code its credit code, explained where the check digit fails (GB 32100)
 * @param kinds as what it takes part
 * @param names its names, the oldest first
 * @param origins what it continues: an older registration, or those from which it was merged or split
 * @param representatives persons who act for it
 */
public record RegisteredSubject(
        ExplainedCode code, List<Kind> kinds, List<Name> names, List<Origin> origins, List<PersonRef> representatives)
        implements RegistryBody {
    private static final int MAX_NAMES = 64;
    private static final int MAX_ORIGINS = 32;
    private static final int MAX_REPRESENTATIVES = 64;

    /** The kinds of subjects (domain 10). */
    public enum Kind {
        /** 招标人. */
        TENDERER,
        /** 投标人. */
        BIDDER,
        /** 代理机构. */
        AGENCY,
        /** 公共资源交易平台. */
        PLATFORM,
        /** 行政监督部门. */
        SUPERVISOR
    }

    /**
     * A name.
     *
     * @param name the name
     * @param from its first day
     */
    public record Name(String name, LocalDate from) {
        private static Name fromJson(JsonObject json) {
            json.requireOnly("name", "from");
            return new Name(Members.text(json, "name", Members.LINE), Dates.parse(json.string("from")));
        }

        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("name", name)
                    .put("from", Dates.format(from))
                    .build();
        }
    }

    /**
     * What a subject continues. What was recorded about the older one counts against it too.
     *
     * @param how by what act
     * @param code the older subject's code
     * @param on the day of the act
     */
    public record Origin(How how, UnifiedCreditCode code, LocalDate on) {
        /** By what act a subject continues another. */
        public enum How {
            /** It was registered anew. */
            REGISTERED_ANEW,
            /** It was merged from the other and more. */
            MERGED,
            /** It was split from the other. */
            SPLIT
        }

        private static Origin fromJson(JsonObject json) {
            json.requireOnly("how", "code", "on");
            return new Origin(
                    Members.choice(How.class, json, "how"),
                    UnifiedCreditCode.parse(json.string("code")),
                    Dates.parse(json.string("on")));
        }

        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("how", how.name())
                    .put("code", code.value())
                    .put("on", Dates.format(on))
                    .build();
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) a subject without name or kind, names out of order, and one that continues itself. */
    public RegisteredSubject {
        kinds = List.copyOf(kinds);
        names = List.copyOf(names);
        origins = List.copyOf(origins);
        representatives = List.copyOf(representatives);
        if (kinds.isEmpty()
                || names.isEmpty()
                || names.size() > MAX_NAMES
                || origins.size() > MAX_ORIGINS
                || representatives.size() > MAX_REPRESENTATIVES) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a subject has kinds, 1 to %d names, at most %d origins and %d representatives",
                    MAX_NAMES,
                    MAX_ORIGINS,
                    MAX_REPRESENTATIVES);
        }
        for (int i = 1; i < names.size(); i++) {
            if (!names.get(i).from().isAfter(names.get(i - 1).from())) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "each name begins later than the one before it");
            }
        }
        for (Origin origin : origins) {
            if (origin.code().equals(code.code())) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s cannot continue itself", origin.code());
            }
        }
    }

    /** The name on a day, if it had one. */
    public Optional<String> nameOn(LocalDate day) {
        return names.reversed().stream()
                .filter(name -> !name.from().isAfter(day))
                .map(Name::name)
                .findFirst();
    }

    /** Reads the body. */
    public static RegisteredSubject fromJson(JsonObject json) {
        json.requireOnly("code", ExplainedCode.OVERRIDE, "kinds", "names", "origins", "representatives");
        return new RegisteredSubject(
                ExplainedCode.fromJson(json, "code"),
                Members.distinct(json, "kinds", Kind.values().length, name -> Members.choice(Kind.class, name)),
                json.array("names").objects().stream().map(Name::fromJson).toList(),
                json.optionalArray("origins").map(JsonArray::objects).orElse(List.of()).stream()
                        .map(Origin::fromJson)
                        .toList(),
                Members.distinct(json, "representatives", MAX_REPRESENTATIVES, PersonRef::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.REGISTRY_SUBJECT;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        code.writeTo(json, "code");
        return json.put(
                        "kinds",
                        JsonArray.ofStrings(kinds.stream().map(Kind::name).toList()))
                .put("names", JsonArray.of(names.stream().map(Name::toJson).toList()))
                .putValueIfPresent("origins", Members.objects(origins, Origin::toJson))
                .putValueIfPresent("representatives", Members.strings(representatives))
                .build();
    }
}
