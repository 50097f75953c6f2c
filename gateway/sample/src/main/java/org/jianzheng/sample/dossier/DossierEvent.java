/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.dossier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.json.JsonObject;

/**
 * One event of a dossier.
 *
 * @param seq its number, from 1
 * @param at when it happened
 * @param receivedAt when it was written down
 * @param node the stage of the procedure in Chinese, such as 开标
 * @param type its kind
 * @param lot the code of the lot
 * @param person who acted, where the dossier refers to a person
 * @param body what happened
 * @param evidence the ids of its evidence files
 * @param readableFrom from when its content may be known
 */
public record DossierEvent(
        int seq,
        Instant at,
        Instant receivedAt,
        String node,
        EventType type,
        LotCode lot,
        Optional<PersonRef> person,
        JsonObject body,
        List<EvidenceId> evidence,
        ReadableFrom readableFrom) {

    static DossierEvent fromJson(JsonObject json) {
        return new DossierEvent(
                Math.toIntExact(json.integer("seq")),
                instant(json, "at"),
                instant(json, "receivedAt"),
                json.string("node"),
                EventType.named(json.string("type")),
                LotCode.parse(json.string("lot")),
                json.object("actor").optionalString("person").map(PersonRef::parse),
                json.object("body"),
                json.array("evidence").strings().stream().map(EvidenceId::parse).toList(),
                ReadableFrom.valueOf(json.string("readableFrom")));
    }

    private static Instant instant(JsonObject json, String member) {
        return OffsetDateTime.parse(json.string(member)).toInstant();
    }

    /** Whether its content may be known as soon as it happened. */
    public boolean isReadableAtOnce() {
        return readableFrom == ReadableFrom.AT_ONCE;
    }
}
