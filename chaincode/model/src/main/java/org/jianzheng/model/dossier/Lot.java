/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.DealCode;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code dossier.lot}; the lot's code is the envelope's {@code lot}.
 *
 * @param name its name, if it has one of its own
 * @param retenderOf the failed lot that is tendered again by it (重新招标, domain 3.2)
 * @param otherCodes numbers under which others know it, at most 16
 * @param template what it owes, as the catalogue in force says; empty where none is
 */
public record Lot(
        Optional<String> name,
        Optional<LotCode> retenderOf,
        List<DealCode> otherCodes,
        Optional<StageTemplate> template)
        implements DossierBody {
    private static final int MAX_OTHER_CODES = 16;

    /** Refuses ({@code SCHEMA_INVALID}) more than 16 other codes. */
    public Lot {
        otherCodes = List.copyOf(otherCodes);
        if (otherCodes.size() > MAX_OTHER_CODES) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "otherCodes has %d elements, allowed are %d",
                    otherCodes.size(),
                    MAX_OTHER_CODES);
        }
    }

    /** Reads the body. */
    public static Lot fromJson(JsonObject json) {
        json.requireOnly("name", "retenderOf", "otherCodes", "template");
        return new Lot(
                Members.optionalText(json, "name", Members.LINE),
                json.optionalString("retenderOf").map(LotCode::parse),
                json.optionalArray("otherCodes").stream()
                        .flatMap(codes -> codes.objects().stream())
                        .map(Lot::otherCode)
                        .toList(),
                json.optionalObject("template").map(StageTemplate::fromJson));
    }

    /** A lot for which no catalogue says what it owes. */
    public Lot(Optional<String> name, Optional<LotCode> retenderOf, List<DealCode> otherCodes) {
        this(name, retenderOf, otherCodes, Optional.empty());
    }

    /** The same lot with what it owes. */
    public Lot with(StageTemplate owed) {
        return new Lot(name, retenderOf, otherCodes, Optional.of(owed));
    }

    /** A lot that is known by its code alone. */
    public static Lot plain() {
        return new Lot(Optional.empty(), Optional.empty(), List.of());
    }

    private static DealCode otherCode(JsonObject json) {
        json.requireOnly("scheme", "value");
        return new DealCode(json.string("scheme"), json.string("value"));
    }

    @Override
    public RecordType type() {
        return RecordType.DOSSIER_LOT;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .putIfPresent("name", name)
                .putIfPresent("retenderOf", retenderOf.map(LotCode::value))
                .putValueIfPresent("template", template.map(StageTemplate::toJson));
        if (!otherCodes.isEmpty()) {
            json.put(
                    "otherCodes",
                    JsonArray.of(otherCodes.stream()
                            .map(code -> JsonObject.builder()
                                    .put("scheme", code.scheme())
                                    .put("value", code.value())
                                    .build())
                            .toList()));
        }
        return json.build();
    }
}
