/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jianzheng.evidence.vectors.Splice;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * A package, as a change of another one, and what every verifier must say of it.
 *
 * @param name a sentence
 * @param base the file with the package that is changed, below {@code cases}
 * @param members what is changed in its members, which are then packed anew; empty leaves the container as it is
 * @param container what is changed in the container's bytes
 * @param trust the file with the trust root, below {@code cases}
 * @param row the row of case F
 * @param expected in the form of {@link PackageExpectation}
 */
record PackageVector(
        String name,
        String base,
        List<Change> members,
        Optional<Splice> container,
        String trust,
        Optional<Long> row,
        JsonObject expected) {

    /**
     * A change of a member. One that is not there is empty and comes last.
     *
     * @param member its name
     * @param splice how its content is changed; without it the member is taken away
     */
    record Change(String member, Optional<Splice> splice) {
        static Change fromJson(JsonObject json) {
            json.requireOnly("member", "splice");
            return new Change(
                    json.string("member"), json.optionalObject("splice").map(Splice::fromJson));
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("member", member)
                    .putValueIfPresent("splice", splice.map(Splice::toJson))
                    .build();
        }

        void apply(SequencedMap<String, byte[]> members) {
            if (splice.isEmpty()) {
                members.remove(member);
            } else {
                members.put(member, splice.get().apply(members.getOrDefault(member, new byte[0])));
            }
        }
    }

    static PackageVector fromJson(JsonObject json) {
        json.requireOnly("name", "base", "members", "container", "trust", "row", "expected");
        return new PackageVector(
                json.string("name"),
                json.string("base"),
                json.has("members")
                        ? json.array("members").objects().stream()
                                .map(Change::fromJson)
                                .toList()
                        : List.of(),
                json.optionalObject("container").map(Splice::fromJson),
                json.string("trust"),
                json.has("row") ? Optional.of(json.integer("row")) : Optional.empty(),
                json.object("expected"));
    }

    JsonObject toJson() {
        Optional<JsonArray> changes = members.isEmpty()
                ? Optional.empty()
                : Optional.of(JsonArray.of(members.stream().map(Change::toJson).toList()));
        JsonObject json = JsonObject.builder()
                .put("name", name)
                .put("base", base)
                .putValueIfPresent("members", changes)
                .putValueIfPresent("container", container.map(Splice::toJson))
                .put("trust", trust)
                .put("expected", expected)
                .build();
        return row.map(number -> json.with("row", number)).orElse(json);
    }

    /** The package's bytes. */
    byte[] bytes(byte[] whole) {
        byte[] packed = whole;
        if (!members.isEmpty()) {
            SequencedMap<String, byte[]> changed = PackageParts.members(whole);
            members.forEach(change -> change.apply(changed));
            packed = RawContainer.of(changed);
        }
        byte[] before = packed;
        return container.map(splice -> splice.apply(before)).orElse(before);
    }

    /** The changes that make the members of one container those of another. */
    static List<Change> between(byte[] base, byte[] changed) {
        SequencedMap<String, byte[]> before = PackageParts.members(base);
        SequencedMap<String, byte[]> after = PackageParts.members(changed);
        List<Change> changes = new ArrayList<>();
        for (String name : before.keySet()) {
            if (!after.containsKey(name)) {
                changes.add(new Change(name, Optional.empty()));
            }
        }
        for (Map.Entry<String, byte[]> member : after.entrySet()) {
            byte[] old = before.getOrDefault(member.getKey(), new byte[0]);
            if (!before.containsKey(member.getKey()) || !Arrays.equals(old, member.getValue())) {
                changes.add(new Change(member.getKey(), Optional.of(Splice.between(old, member.getValue()))));
            }
        }
        return changes;
    }
}
