/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.util.Optional;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;

/**
 * An organisation as it stands.
 *
 * @param msp its id
 * @param name its name in both languages
 * @param kind what it is
 * @param code its credit code, once it has stated one
 * @param registrar the key of its registrar
 * @param record the record that says so
 */
public record OrganisationHead(
        OrganisationId msp,
        Organisation.Name name,
        OrganisationKind kind,
        Optional<UnifiedCreditCode> code,
        KeyId registrar,
        RecordRef record) {
    /** Where the head lies. */
    public static HeadKey key(OrganisationId msp) {
        return new HeadKey(HeadKind.ORGANISATION, msp.value());
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) an organisation that is not registered. */
    public static OrganisationHead require(HeadReader heads, OrganisationId msp) {
        return heads.read(key(msp), OrganisationHead.class, OrganisationHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "organisation %s is not registered", msp));
    }

    static OrganisationHead of(ReadableRecord record, Organisation body) {
        return new OrganisationHead(
                body.msp(),
                body.name(),
                body.kind(),
                body.code().map(ExplainedCode::code),
                body.registrar().keyId(),
                record.ref());
    }

    /** Reads the head's JSON. */
    public static OrganisationHead fromJson(JsonObject json) {
        return new OrganisationHead(
                OrganisationId.parse(json.string("msp")),
                Organisation.Name.fromJson(json.object("name")),
                Members.choice(OrganisationKind.class, json, "kind"),
                json.optionalString("uscc").map(UnifiedCreditCode::parse),
                KeyId.parse(json.string("registrar")),
                RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("msp", msp.value())
                .put("name", name.toJson())
                .put("kind", kind.name())
                .putIfPresent("uscc", code.map(UnifiedCreditCode::value))
                .put("registrar", registrar.value())
                .put("record", record.toString())
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(msp), toJson());
    }
}
