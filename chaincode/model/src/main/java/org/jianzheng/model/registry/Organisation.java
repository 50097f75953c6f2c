/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.util.Optional;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code registry.organisation}: an organisation of the channel and the key of its registrar.
 *
 * @param msp its id on the channel
 * @param name its name in both languages
 * @param kind what it is; it never changes
 * @param code its credit code, if it has one
 * @param registrar the SM2 key that registers its other keys
 */
public record Organisation(
        OrganisationId msp, Name name, OrganisationKind kind, Optional<ExplainedCode> code, PublicKey registrar)
        implements RegistryBody {

    /**
     * A name in both languages.
     *
     * @param zh in Chinese
     * @param en in English
     */
    public record Name(String zh, String en) {
        static Name fromJson(JsonObject json) {
            json.requireOnly("zh", "en");
            return new Name(Members.text(json, "zh", Members.LINE), Members.text(json, "en", Members.LINE));
        }

        JsonObject toJson() {
            return JsonObject.builder().put("zh", zh).put("en", en).build();
        }
    }

    /** Refuses ({@code ALGORITHM_REFUSED}) a registrar's key that is not SM2. */
    public Organisation {
        if (registrar.algorithm() != SignatureAlgorithm.SM2) {
            throw Refusal.of(
                    ErrorCode.ALGORITHM_REFUSED,
                    "a registrar's key is SM2, met %s",
                    registrar.algorithm().id());
        }
    }

    /** Reads the body. */
    public static Organisation fromJson(JsonObject json) {
        json.requireOnly("msp", "name", "kind", "uscc", ExplainedCode.OVERRIDE, "registrar");
        return new Organisation(
                OrganisationId.parse(json.string("msp")),
                Name.fromJson(json.object("name")),
                Members.choice(OrganisationKind.class, json, "kind"),
                json.optionalString("uscc").map(ignored -> ExplainedCode.fromJson(json, "uscc")),
                PublicKey.parse(json.string("registrar")));
    }

    @Override
    public RecordType type() {
        return RecordType.REGISTRY_ORGANISATION;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("msp", msp.value())
                .put("name", name.toJson())
                .put("kind", kind.name())
                .put("registrar", registrar.toString());
        code.ifPresent(present -> present.writeTo(json, "uscc"));
        return json.build();
    }
}
