/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final Instant AT = Instant.parse("2026-04-08T01:31:00Z");
    private static final Random RANDOM = new Random(7);
    private static final Signer WITNESS = PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom());
    private static final Signer SECOND = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());

    @Test
    void reads_back_what_was_built_byte_for_byte() {
        ReadableRecord record = draft().sign(WITNESS, SECOND);

        Envelope read = Envelope.parseCanonical(record.canonical());

        assertThat(read).isEqualTo(record);
        assertThat(read.canonical()).isEqualTo(record.canonical());
        assertThat(read.ledgerKey()).isEqualTo("rec/witness.item/" + record.id());
        assertThat(read.signatures())
                .extracting(SignatureEntry::key)
                .containsExactly(WITNESS.publicKey().keyId(), SECOND.publicKey().keyId());
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void a_signature_covers_everything_but_the_signatures(SignatureAlgorithm algorithm) {
        Signer signer = PrivateKeys.generate(algorithm, new SecureRandom());
        ReadableRecord record = draft().sign(signer);
        SignatureEntry signature = record.signatures().getFirst();

        assertThat(signature.verifies(signer.publicKey(), record.signedBytes())).isTrue();

        ReadableRecord changed = ReadableRecord.parse(
                record.toJson().with("salt", Salt.random(RANDOM).value()));
        assertThat(signature.verifies(signer.publicKey(), changed.signedBytes()))
                .isFalse();
        assertRefused("SIGNATURE_INVALID", () -> signature.requireValid(SECOND.publicKey(), record.signedBytes()));
    }

    @Test
    void refuses_bytes_in_any_other_than_the_canonical_form() {
        String text = new String(draft().sign(WITNESS).canonical(), StandardCharsets.UTF_8);

        assertRefused(
                "NOT_CANONICAL",
                () -> Envelope.parseCanonical(
                        text.replace("{\"at\"", "{ \"at\"").getBytes(StandardCharsets.UTF_8)));
        assertRefused("MALFORMED_JSON", () -> Envelope.parseCanonical((text + "x").getBytes(StandardCharsets.UTF_8)));
        assertRefused("TOO_LARGE", () -> Envelope.parseCanonical(new byte[Envelope.MAX_BYTES + 1]));
    }

    @Test
    void refuses_an_envelope_above_the_limit() {
        assertRefused(
                "TOO_LARGE",
                () -> draft(JsonObject.builder()
                                .put("text", "x".repeat(Envelope.MAX_BYTES))
                                .build())
                        .sign(WITNESS));
    }

    @Test
    void refuses_other_versions_and_types() {
        refuses("UNKNOWN_VERSION", json -> json.with("v", 2));
        refuses("UNKNOWN_TYPE", json -> json.with("type", "witness.opinion"));
    }

    @Test
    void refuses_unknown_and_missing_members() {
        refuses("SCHEMA_INVALID", json -> json.with("note", "x"));
        for (String member : List.of("v", "type", "id", "org", "by", "at", "salt", "body", "signatures")) {
            refuses("SCHEMA_INVALID", json -> json.without(member));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample", "backfilled"})
    void refuses_a_mark_that_is_false(String mark) {
        refuses("SCHEMA_INVALID", json -> json.with(mark, false));
    }

    @Test
    void refuses_sets_that_are_empty_unordered_or_repeat() {
        refuses("SCHEMA_INVALID", json -> json.with("refs", JsonArray.of()));
        refuses("SCHEMA_INVALID", json -> json.with("subjects", JsonArray.of()));
        refuses(
                "SCHEMA_INVALID",
                json -> json.with(
                        "subjects",
                        JsonArray.ofStrings(json.array("subjects").strings().reversed())));
        refuses(
                "SCHEMA_INVALID",
                json -> json.with(
                        "refs",
                        JsonArray.ofStrings(List.of(
                                json.array("refs").string(0), json.array("refs").string(0)))));
    }

    @Test
    void needs_the_signature_of_its_key_first_and_each_key_once() {
        refuses("SIGNATURE_MISSING", json -> json.with("signatures", JsonArray.of()));
        refuses(
                "SIGNATURE_MISSING",
                json -> json.with("by", SECOND.publicKey().keyId().value()));
        refuses(
                "SCHEMA_INVALID",
                json -> json.with(
                        "signatures",
                        JsonArray.of(
                                json.array("signatures").get(0),
                                json.array("signatures").get(0))));
    }

    @Test
    void marks_a_record_as_late_exactly_above_24_hours() {
        ReadableRecord onTime =
                draft().receivedAt(AT.plus(Duration.ofHours(24))).sign(WITNESS);
        ReadableRecord late =
                draft().receivedAt(AT.plus(Duration.ofHours(24)).plusSeconds(1)).sign(WITNESS);

        assertThat(onTime.isBackfilled()).isFalse();
        assertThat(late.isBackfilled()).isTrue();
        assertThat(late.signedAt()).isEqualTo(AT.plus(Duration.ofHours(24)).plusSeconds(1));
        assertRefused("TIME_IMPLAUSIBLE", () -> Envelope.parse(late.toJson().without("backfilled")));
        assertRefused("TIME_IMPLAUSIBLE", () -> Envelope.parse(onTime.toJson().with("backfilled", true)));
        assertRefused(
                "TIME_IMPLAUSIBLE", () -> draft().receivedAt(AT.minusSeconds(1)).sign(WITNESS));
    }

    @Test
    void a_sealed_record_tells_neither_lot_nor_subject_nor_type() {
        ReadableRecord content = draft().sample().sign(WITNESS);

        SealedRecord sealed = seal(content);

        assertThat(sealed.toJson().keys())
                .containsExactly("at", "by", "class", "commitment", "id", "org", "sample", "signatures", "type", "v");
        assertThat(sealed.toString() + sealed.toJson())
                .doesNotContain(
                        "E620800",
                        "person:",
                        content.type().wireName(),
                        content.id().value());
        assertThat(Envelope.parseCanonical(sealed.canonical())).isEqualTo(sealed);
        sealed.requireFits(content);
    }

    @Test
    void an_opening_fits_only_the_very_record_that_was_sealed() {
        ReadableRecord content = draft().sign(WITNESS);
        SealedRecord sealed = seal(content);
        ReadableRecord salted = ReadableRecord.parse(
                content.toJson().with("salt", Salt.random(RANDOM).value()));

        assertRefused("SEALED_MISMATCH", () -> sealed.requireFits(salted));
        assertRefused("SEALED_MISMATCH", () -> sealed.requireFits(draft().sign(WITNESS)));
    }

    @Test
    void an_opening_carries_the_whole_record_and_only_types_that_may_be_sealed() {
        ReadableRecord content = draft().sign(WITNESS);
        Opening opening = new Opening(content);
        JsonObject stage = content.toJson().with("type", RecordType.DOSSIER_STAGE.wireName());

        assertThat(Opening.fromJson(opening.toJson())).isEqualTo(opening);
        assertRefused("SCHEMA_INVALID", () -> new Opening(ReadableRecord.parse(stage)));
        assertRefused(
                "SCHEMA_INVALID",
                () -> Opening.fromJson(JsonObject.builder()
                        .put("record", seal(content).toJson())
                        .build()));
    }

    @Test
    void a_record_prints_no_content() {
        ReadableRecord record = draft().sign(WITNESS);

        assertThat(record).hasToString("witness.item " + record.id());
    }

    private static SealedRecord seal(ReadableRecord content) {
        return SealedRecord.seal(content, OpeningClass.RESULT, newId(), AT, WITNESS);
    }

    private static void refuses(String code, UnaryOperator<JsonObject> change) {
        JsonObject changed = change.apply(draft().sign(WITNESS).toJson());
        assertRefused(code, () -> Envelope.parseCanonical(CanonicalJson.write(changed)));
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(
            String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(Refusal.class).hasMessageStartingWith(code + ": ");
    }

    private static ReadableRecord.Builder draft() {
        return draft(JsonObject.builder().put("item", "W2").put("result", "OK").build());
    }

    private static ReadableRecord.Builder draft(JsonObject body) {
        return ReadableRecord.builder(
                        new AnyBody(RecordType.WITNESS_ITEM, body),
                        newId(),
                        OrganisationId.parse("CityMSP"),
                        AT,
                        Salt.random(RANDOM))
                .lot(LotCode.parse("E620800ZZ99000001001001"))
                .subject(Subject.parse("org:91999999A000000116"))
                .subject(new Subject.Person(PersonRef.random(RANDOM)))
                .ref(new RecordRef(newId()));
    }

    private static RecordId newId() {
        return RecordId.generate(InstantSource.fixed(AT), RANDOM);
    }

    private record AnyBody(RecordType type, JsonObject toJson) implements RecordBody {}
}
