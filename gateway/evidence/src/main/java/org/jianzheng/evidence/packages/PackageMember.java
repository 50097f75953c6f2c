/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.util.Optional;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * A member of a package as its manifest names it.
 *
 * @param name where it stands
 * @param role what it is for
 * @param size its bytes
 * @param digests over its bytes
 * @param record the record that an original belongs to
 */
public record PackageMember(
        MemberName name, PackageRole role, long size, DualDigest digests, Optional<RecordId> record) {

    static PackageMember fromJson(JsonObject json) {
        json.requireOnly("name", "role", "size", "digests", "record");
        return new PackageMember(
                new MemberName(json.string("name")),
                Members.choice(PackageRole.class, json, "role"),
                Members.integer(json, "size", 0, JsonInteger.MAX),
                DualDigest.fromJson(json.object("digests")),
                json.optionalString("record").map(RecordId::parse));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("name", name.value())
                .put("role", role.name())
                .put("size", size)
                .put("digests", digests.toJson())
                .putIfPresent("record", record.map(RecordId::value))
                .build();
    }
}
