/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.registry.OrganisationKind;

/**
 * Checkpoint keys of an organisation and the log sizes for which they count.
 *
 * @param organisation the organisation
 * @param kind what the organisation is, such as {@code SUPERVISION_OFFICE}
 * @param name its name in signature lines
 * @param ed25519 its Ed25519 key
 * @param sm2 its SM2 key
 * @param fromSize the first log size for which the keys count
 * @param untilSize the first size for which they count no more; empty while they are in use
 */
public record TrustedCosigner(
        OrganisationId organisation,
        String kind,
        String name,
        PublicKey ed25519,
        PublicKey sm2,
        long fromSize,
        OptionalLong untilSize) {
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z_]{0,63}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,253}");

    /** Refuses ({@code SCHEMA_INVALID}) empty windows and other forms of kind and name. */
    public TrustedCosigner {
        if (!KIND.matcher(kind).matches() || !NAME.matcher(name).matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "kind or name of cosigner %s is malformed", organisation);
        }
        if (fromSize < 0 || (untilSize.isPresent() && untilSize.getAsLong() <= fromSize)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the keys of cosigner %s count for no size", organisation);
        }
    }

    /** Reads the JSON form; other members are refused. */
    public static TrustedCosigner fromJson(JsonObject json) {
        json.requireOnly("msp", "kind", "name", "ed25519", "sm2", "fromSize", "untilSize");
        return new TrustedCosigner(
                OrganisationId.parse(json.string("msp")),
                json.string("kind"),
                json.string("name"),
                PublicKey.parse(SignatureAlgorithm.ED25519.id() + ":" + json.string("ed25519")),
                PublicKey.parse(SignatureAlgorithm.SM2.id() + ":" + json.string("sm2")),
                json.integer("fromSize"),
                json.optionalInteger("untilSize"));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("msp", organisation.value())
                .put("kind", kind)
                .put("name", name)
                .put("ed25519", HexFormat.of().formatHex(ed25519.bytes()))
                .put("sm2", HexFormat.of().formatHex(sm2.bytes()))
                .put("fromSize", fromSize)
                .putIfPresent("untilSize", untilSize)
                .build();
    }

    /** Whether the keys count until further notice. */
    public boolean isInUse() {
        return untilSize.isEmpty();
    }

    /** Whether the organisation is a trading centre or its branch, which never vouches for itself alone. */
    public boolean isCentre() {
        return Arrays.stream(OrganisationKind.values())
                .filter(OrganisationKind::isCentre)
                .anyMatch(centre -> centre.name().equals(kind));
    }

    /** Both keys. */
    public List<PublicKey> keys() {
        return List.of(ed25519, sm2);
    }

    /** The same keys, counting no more from a size on. */
    TrustedCosigner until(long size) {
        return new TrustedCosigner(organisation, kind, name, ed25519, sm2, fromSize, OptionalLong.of(size));
    }

    /** Whether the keys count for checkpoints of this size. */
    public boolean countsAt(long size) {
        return size >= fromSize && (untilSize.isEmpty() || size < untilSize.getAsLong());
    }
}
