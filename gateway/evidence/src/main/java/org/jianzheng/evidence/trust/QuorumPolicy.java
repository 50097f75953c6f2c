/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * How many organisations must have cosigned, and how many of each group among them.
 *
 * @param threshold of all organisations, at least 1
 * @param groups further conditions, each with a name of its own
 */
public record QuorumPolicy(int threshold, List<Group> groups) {
    private static final int MAX_GROUPS = 64;
    private static final int MAX_MEMBERS = 64;

    /**
     * Organisations of which some must have cosigned.
     *
     * @param name what is said when they did not
     * @param threshold from 1 to the number of members
     * @param members each once
     */
    public record Group(String name, int threshold, List<OrganisationId> members) {
        /** Refuses ({@code SCHEMA_INVALID}) a group that nobody or everybody could satisfy. */
        public Group {
            members = List.copyOf(members);
            if (members.size() > MAX_MEMBERS || Set.copyOf(members).size() != members.size()) {
                throw Refusal.of(
                        ErrorCode.SCHEMA_INVALID, "group %s names a member twice or more than %d", name, MAX_MEMBERS);
            }
            if (threshold < 1 || threshold > members.size()) {
                throw Refusal.of(
                        ErrorCode.SCHEMA_INVALID,
                        "group %s has threshold %d and %d members",
                        name,
                        threshold,
                        members.size());
            }
        }

        static Group fromJson(JsonObject json) {
            json.requireOnly("name", "threshold", "members");
            return new Group(
                    json.string("name"),
                    small(json, "threshold"),
                    json.array("members").strings().stream()
                            .map(OrganisationId::parse)
                            .toList());
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("name", name)
                    .put("threshold", threshold)
                    .put(
                            "members",
                            JsonArray.ofStrings(
                                    members.stream().map(OrganisationId::value).toList()))
                    .build();
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) a policy that asks for nothing, or names a group twice. */
    public QuorumPolicy {
        groups = List.copyOf(groups);
        if (threshold < 1 || groups.size() > MAX_GROUPS) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "a quorum of %d with %d groups is no quorum", threshold, groups.size());
        }
        if (groups.stream().map(Group::name).distinct().count() != groups.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the quorum names a group twice");
        }
    }

    /** Reads the JSON form; other members are refused. */
    public static QuorumPolicy fromJson(JsonObject json) {
        json.requireOnly("threshold", "groups");
        return new QuorumPolicy(
                small(json, "threshold"),
                json.array("groups").objects().stream().map(Group::fromJson).toList());
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("threshold", threshold)
                .put("groups", JsonArray.of(groups.stream().map(Group::toJson).toList()))
                .build();
    }

    /**
     * Judges who has cosigned.
     *
     * @param all the organisations that may
     * @param signed those that did
     */
    public QuorumResult evaluate(Set<OrganisationId> all, Set<OrganisationId> signed) {
        Set<String> missing = new TreeSet<>();
        all.stream()
                .filter(organisation -> !signed.contains(organisation))
                .map(OrganisationId::value)
                .forEach(missing::add);
        Set<OrganisationId> counted = new HashSet<>(signed);
        counted.retainAll(all);
        List<String> unmet = new ArrayList<>();
        if (counted.size() < threshold) {
            unmet.add(counted.size() + " of " + threshold);
        }
        for (Group group : groups) {
            long met = group.members().stream().filter(counted::contains).count();
            if (met < group.threshold()) {
                unmet.add(group.name() + " " + met + " of " + group.threshold());
            }
        }
        return new QuorumResult(
                counted.stream().map(OrganisationId::value).sorted().toList(), List.copyOf(missing), unmet);
    }

    private static int small(JsonObject json, String member) {
        long value = json.integer(member);
        if (value < 1 || value > MAX_MEMBERS) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "%s is %d, allowed are 1 to %d", json.place(member), value, MAX_MEMBERS);
        }
        return (int) value;
    }
}
