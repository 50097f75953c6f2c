/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.util.List;
import java.util.stream.Collectors;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code registry.department}. A later record about the department takes the place of an earlier one.
 *
 * @param department its id
 * @param name its name
 * @param msp the organisation through which it takes part
 * @param people who acts for it, and as what
 */
public record Department(DepartmentId department, String name, OrganisationId msp, List<Post> people)
        implements RegistryBody {
    private static final int MAX_PEOPLE = 100;

    /**
     * A person's post in the department.
     *
     * @param person the person
     * @param duty what the person does in it
     */
    public record Post(PersonRef person, Duty duty) {
        private static Post fromJson(JsonObject json) {
            json.requireOnly("person", "duty");
            return new Post(PersonRef.parse(json.string("person")), Members.choice(Duty.class, json, "duty"));
        }

        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("person", person.toString())
                    .put("duty", duty.name())
                    .build();
        }
    }

    /** What somebody does in a department. */
    public enum Duty {
        /** Its head (负责人), who uses the seal. */
        HEAD,
        /** May use the seal in the head's place. */
        DELEGATE,
        /** Handles matters (承办人员). */
        OFFICER,
        /** Reviews decisions (法制审核人员). */
        LEGAL_REVIEWER;

        /** Whether the seal is used by holders of this post. */
        public boolean usesSeal() {
            return this == HEAD || this == DELEGATE;
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) too many people, two posts of one person and two heads. */
    public Department {
        people = List.copyOf(people);
        if (people.size() > MAX_PEOPLE) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a department lists at most %d people", MAX_PEOPLE);
        }
        if (people.stream().map(Post::person).collect(Collectors.toSet()).size() != people.size()
                || people.stream().filter(post -> post.duty() == Duty.HEAD).count() > 1) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "one person has one post in a department, and there is one head");
        }
    }

    /** A department that does not say who acts for it. */
    public Department(DepartmentId department, String name, OrganisationId msp) {
        this(department, name, msp, List.of());
    }

    /** Reads the body. */
    public static Department fromJson(JsonObject json) {
        json.requireOnly("department", "name", "msp", "people");
        return new Department(
                DepartmentId.parse(json.string("department")),
                Members.text(json, "name", Members.LINE),
                OrganisationId.parse(json.string("msp")),
                json.optionalArray("people").map(JsonArray::objects).orElse(List.of()).stream()
                        .map(Post::fromJson)
                        .toList());
    }

    @Override
    public RecordType type() {
        return RecordType.REGISTRY_DEPARTMENT;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("department", department.value())
                .put("name", name)
                .put("msp", msp.value());
        if (!people.isEmpty()) {
            json.put("people", JsonArray.of(people.stream().map(Post::toJson).toList()));
        }
        return json.build();
    }
}
