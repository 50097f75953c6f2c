/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * What a package holds, in the order in which it stands there, and what it leaves out. Its one form is canonical JSON; it is the
 * first member and not named in itself.
 *
 * <p>Nobody signs a manifest: it finds damage, and it ties the parts for people to those that prove. What is proved is proved by
 * the bundles and answers alone.
 *
 * @param members all others, at most {@value #MAX_MEMBERS}
 * @param withheld registered files that are not there
 */
public record PackageManifest(List<PackageMember> members, List<Withheld> withheld) {
    /** Where the manifest stands. */
    public static final MemberName NAME = new MemberName("manifest.json");

    /** The most members of a package beside the manifest. */
    public static final int MAX_MEMBERS = 1000;

    /** The most bytes of a manifest. */
    public static final int MAX_BYTES = 1 << 20;

    private static final long VERSION = 1;
    private static final String KIND = "evidence-package";

    /** Refuses ({@code TOO_LARGE}, {@code SCHEMA_INVALID}) too many members, and a name or an original that is there twice. */
    public PackageManifest {
        members = List.copyOf(members);
        withheld = List.copyOf(withheld);
        if (members.size() > MAX_MEMBERS || withheld.size() > MAX_MEMBERS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "%d members, a package has at most %d", members.size(), MAX_MEMBERS);
        }
        Set<MemberName> names = new HashSet<>(Set.of(NAME));
        Set<RecordId> originals = new HashSet<>();
        for (PackageMember member : members) {
            if (!names.add(member.name())) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "member %s is there twice", member.name());
            }
            if ((member.role() == PackageRole.ORIGINAL) != member.record().isPresent()) {
                throw Refusal.of(
                        ErrorCode.SCHEMA_INVALID, "originals and nothing else name a record: %s", member.name());
            }
            member.record().ifPresent(record -> requireNew(originals, record));
        }
        withheld.forEach(file -> requireNew(originals, file.record()));
    }

    private static void requireNew(Set<RecordId> originals, RecordId record) {
        if (!originals.add(record)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the original of record %s is named twice", record);
        }
    }

    /**
     * Reads a manifest.
     *
     * @throws Refusal {@code MALFORMED_JSON}, {@code NOT_CANONICAL}, {@code UNKNOWN_VERSION}, {@code SCHEMA_INVALID} or
     *     {@code TOO_LARGE}
     */
    public static PackageManifest parse(byte[] bytes) {
        JsonObject json = CanonicalJson.parseCanonical(bytes, MAX_BYTES).asObject();
        if (json.integer("v") != VERSION || !json.string("kind").equals(KIND)) {
            throw Refusal.of(ErrorCode.UNKNOWN_VERSION, "no %s of version %d, which this release reads", KIND, VERSION);
        }
        json.requireOnly("v", "kind", "members", "withheld");
        return new PackageManifest(
                json.array("members").objects().stream()
                        .map(PackageMember::fromJson)
                        .toList(),
                json.array("withheld").objects().stream()
                        .map(Withheld::fromJson)
                        .toList());
    }

    /** The one form of the manifest. */
    public byte[] canonical() {
        return CanonicalJson.write(JsonObject.builder()
                .put("v", VERSION)
                .put("kind", KIND)
                .put(
                        "members",
                        JsonArray.of(members.stream().map(PackageMember::toJson).toList()))
                .put(
                        "withheld",
                        JsonArray.of(withheld.stream().map(Withheld::toJson).toList()))
                .build());
    }
}
