/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jianzheng.contracts.RecordsLedger.Outcome;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionTest {
    private static final OrganisationId CITY = OrganisationId.parse("CityMSP");

    private final Play play = new Play().in(Stage.OPENING);

    @Test
    void the_same_bytes_again_change_nothing() {
        ReadableRecord item = play.accept(play.item(play.session, ItemCode.W2));

        assertThat(play.submit(item)).isEqualTo(Outcome.UNCHANGED);
        assertThat(play.ledger.last().writes()).isEmpty();
    }

    @Test
    void other_bytes_under_the_same_id_are_a_conflict_also_in_another_type() {
        ReadableRecord item = play.accept(play.item(play.session, ItemCode.W2));
        JsonObject other = item.toJson().without("sample");
        JsonObject otherType = item.toJson().with("type", "witness.incident");

        play.refuse("RECORD_CONFLICT", ReadableRecord.parse(other));
        play.refuse("RECORD_CONFLICT", ReadableRecord.parse(otherType));
    }

    @Test
    void only_the_records_own_organisation_submits_it() {
        ReadableRecord item = play.item(play.session, ItemCode.W2);

        assertThat(play.ledger.submit(OrganisationId.parse("CountyMSP"), item.canonical()))
                .isEqualTo(Outcome.refused("MSP_MISMATCH"));
    }

    @Test
    void a_key_of_another_organisation_signs_nothing_in_this_ones_name() {
        Actor impostor =
                new Actor(CITY, play.countyWitness.role(), play.countyWitness.person(), play.countyWitness.key());
        play.refuse("MSP_MISMATCH", play.item(impostor, ItemCode.W2));
    }

    @Test
    void a_changed_record_does_not_fit_its_signature() {
        ReadableRecord item = play.item(play.session, ItemCode.W2);
        JsonObject changed = item.toJson().with("body", item.body().with("result", "NOT_OK"));
        play.refuse("SIGNATURE_INVALID", ReadableRecord.parse(changed));
    }

    @Test
    void every_signature_must_be_of_a_registered_key_and_valid() {
        Actor stranger = Actor.of("CityMSP", play.witness.role());
        ReadableRecord.Builder draft = play.draft(play.witness, body(), builder -> builder.lot(Play.LOT));

        play.refuse("KEY_UNKNOWN", draft.sign(play.witness.key(), stranger.key()));
        ReadableRecord second = play.draft(play.witness, body(), builder -> builder.lot(Play.LOT))
                .sign(play.witness.key(), play.staff.key());
        JsonArray signatures = second.toJson().array("signatures");
        JsonObject forged =
                signatures.object(1).with("value", signatures.object(0).string("value"));
        play.refuse(
                "SIGNATURE_INVALID",
                ReadableRecord.parse(second.toJson().with("signatures", JsonArray.of(signatures.object(0), forged))));
        play.accept(second);
    }

    @Test
    void bytes_that_are_no_canonical_envelope_are_refused() {
        byte[] canonical = play.item(play.session, ItemCode.W2).canonical();
        byte[] spaced = (" " + new String(canonical, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);

        assertThat(play.ledger.submit(CITY, spaced)).isEqualTo(Outcome.refused("NOT_CANONICAL"));
        assertThat(play.ledger.submit(CITY, new byte[] {'{'})).isEqualTo(Outcome.refused("MALFORMED_JSON"));
        assertThat(play.ledger.submit(CITY, new byte[Envelope.MAX_BYTES + 1])).isEqualTo(Outcome.refused("TOO_LARGE"));
    }

    @Test
    void a_call_without_its_envelope_is_refused() {
        assertThatThrownBy(() -> play.ledger.call("CityMSP", play.ledger.now(), "envelop", new byte[0]))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("SCHEMA_INVALID: transient data");
    }

    @ParameterizedTest
    @ValueSource(longs = {30_000, -30_000, 0})
    void a_transaction_within_30_seconds_of_the_peers_clock_is_taken(long milliseconds) {
        play.ledger.pass(Duration.ofHours(1));
        ReadableRecord item = play.item(play.witness, ItemCode.W2);
        play.ledger.proposerAhead(Duration.ofMillis(milliseconds));
        assertThat(play.submit(item)).isEqualTo(Outcome.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(longs = {30_001, -30_001})
    void a_transaction_further_from_the_peers_clock_is_refused(long milliseconds) {
        play.ledger.pass(Duration.ofHours(1));
        ReadableRecord item = play.item(play.witness, ItemCode.W2);
        play.ledger.proposerAhead(Duration.ofMillis(milliseconds));
        assertThat(play.submit(item)).isEqualTo(Outcome.refused("CLOCK_SKEW"));
    }

    @Test
    void an_event_lies_at_most_five_minutes_in_the_future() {
        play.ledger.pass(Duration.ofHours(1));
        ReadableRecord early = play.item(play.witness, ItemCode.W2);
        play.ledger.pass(Duration.ofMinutes(-5));
        play.accept(early);
        play.ledger.pass(Duration.ofMinutes(5));
        ReadableRecord tooEarly = play.item(play.witness, ItemCode.W3);
        play.ledger.pass(Duration.ofMinutes(-5).minusNanos(1));
        play.refuse("TIME_IMPLAUSIBLE", tooEarly);
    }

    @Test
    void every_write_reads_the_epoch() {
        play.accept(play.item(play.session, ItemCode.W2));
        assertThat(play.ledger.last().reads()).containsKey("head/epoch");
        play.ledger.submitAll(CITY, List.of(play.item(play.session, ItemCode.W3).toJson()));
        assertThat(play.ledger.last().reads()).containsKey("head/epoch");
        play.refuse("STAGE_ORDER", play.item(play.session, ItemCode.W9));
        assertThat(play.ledger.last().reads()).containsKey("head/epoch");
    }

    @Test
    void a_record_writes_itself_its_id_and_nothing_shared() {
        ReadableRecord item = play.accept(play.item(play.session, ItemCode.W2));

        assertThat(play.ledger.last().writes().keySet())
                .containsExactly("id/" + item.id(), "rec/witness.item/" + item.id());
        assertThat(play.ledger.last().writes().get("rec/witness.item/" + item.id()))
                .isEqualTo(item.canonical());
    }

    @Test
    void a_batch_takes_and_refuses_each_by_itself() {
        ReadableRecord good = play.item(play.session, ItemCode.W2);
        ReadableRecord early = play.item(play.session, ItemCode.W9);
        ReadableRecord step = play.step(Stage.OPENING, Stage.EVALUATION);
        ReadableRecord foreign = play.item(play.countyWitness, ItemCode.W2);
        JsonObject unreadable = good.toJson().with("id", "x");

        List<Outcome> outcomes = play.ledger.submitAll(
                CITY,
                List.of(
                        early.toJson(),
                        good.toJson(),
                        good.toJson(),
                        step.toJson(),
                        foreign.toJson(),
                        unreadable,
                        new JsonString("no envelope")));

        assertThat(outcomes)
                .containsExactly(
                        Outcome.refused("STAGE_ORDER"),
                        Outcome.ACCEPTED,
                        Outcome.UNCHANGED,
                        Outcome.refused("MUST_GO_ALONE"),
                        Outcome.refused("MSP_MISMATCH"),
                        Outcome.refused("ID_INVALID"),
                        Outcome.refused("SCHEMA_INVALID"));
        assertThat(play.ledger.last().writes().keySet())
                .containsExactly("id/" + good.id(), "rec/witness.item/" + good.id());
    }

    @Test
    void a_batch_of_one_may_change_heads() {
        ReadableRecord step = play.step(Stage.OPENING, Stage.EVALUATION);
        assertThat(play.ledger.submitAll(CITY, List.of(step.toJson()))).containsExactly(Outcome.ACCEPTED);
    }

    @Test
    void of_what_a_batch_refuses_only_id_and_code_are_told() {
        ReadableRecord early = play.item(play.session, ItemCode.W9);
        play.ledger.submitAll(CITY, List.of(early.toJson()));

        assertThat(play.ledger.last().result())
                .isEqualTo("{\"results\":[{\"code\":\"STAGE_ORDER\",\"id\":\"" + early.id()
                        + "\",\"status\":\"REFUSED\"}]}");
    }

    @Test
    void a_refused_record_leaves_nothing_for_later_ones_of_its_batch() {
        ReadableRecord early = play.item(play.session, ItemCode.W9);
        ReadableRecord referring =
                play.record(play.session, body(), draft -> draft.lot(Play.LOT).ref(early.ref()));

        assertThat(play.ledger.submitAll(CITY, List.of(early.toJson(), referring.toJson())))
                .containsExactly(Outcome.refused("STAGE_ORDER"), Outcome.refused("REFERENCE_UNKNOWN"));
    }

    @Test
    void a_batch_has_one_to_a_thousand_envelopes_and_four_mebibytes() {
        refuseBatch("BATCH_TOO_LARGE", CanonicalJson.write(JsonArray.of()));
        refuseBatch(
                "BATCH_TOO_LARGE", CanonicalJson.write(JsonArray.of(Collections.nCopies(1_001, new JsonString("x")))));
        refuseBatch("BATCH_TOO_LARGE", new byte[RecordMethods.MAX_BATCH_BYTES + 1]);
        refuseBatch("SCHEMA_INVALID", "{}".getBytes(StandardCharsets.UTF_8));
        refuseBatch("NOT_CANONICAL", "[ ]".getBytes(StandardCharsets.UTF_8));
        assertThat(play.ledger.submitAll(CITY, Collections.nCopies(1_000, new JsonString("x"))))
                .hasSize(1_000);
    }

    @Test
    void reads_answer_records_heads_pages_and_what_is_missing() {
        ReadableRecord item = play.accept(play.item(play.session, ItemCode.W2));
        RecordMethods methods = play.ledger.methods();

        assertThat(play.ledger.<String>evaluate(port ->
                        methods.readRecord(port, "witness.item", item.id().value())))
                .isEqualTo(item.toJson().toString());
        assertThat(play.ledger.<String>evaluate(port -> methods.head(port, "lot", Play.LOT.value())))
                .contains("OPENING");
        assertThat(play.ledger.<String>evaluate(methods::epoch)).isEqualTo("{}");
        assertThat(methods.version()).contains("witness.item");
        assertThatThrownBy(() -> play.ledger.<String>evaluate(port ->
                        methods.readRecord(port, "witness.item", play.newId().value())))
                .hasMessageStartingWith("RECORD_UNKNOWN: ");
        assertThatThrownBy(() -> play.ledger.<String>evaluate(port -> methods.head(port, "lot", "../key")))
                .hasMessageStartingWith("ID_INVALID: ");
        assertThatThrownBy(() -> play.ledger.<String>evaluate(port -> methods.head(port, "lot", "x")))
                .hasMessageStartingWith("NOT_FOUND: ");
    }

    @Test
    void heads_come_in_pages_each_once() {
        RecordMethods methods = play.ledger.methods();
        int met = 0;
        String bookmark = "";
        do {
            String from = bookmark;
            JsonObject page = CanonicalJson.parseObject(
                    play.ledger.<String>evaluate(port -> methods.heads(port, "key", 4, from)));
            met += page.array("heads").size();
            bookmark = page.optionalString("bookmark").orElse("");
        } while (!bookmark.isEmpty());

        assertThat((long) met)
                .isEqualTo(play.ledger.state().keySet().stream()
                        .filter(key -> key.startsWith("head/key/"))
                        .count());
        assertThatThrownBy(() -> play.ledger.<String>evaluate(port -> methods.heads(port, "key", 1_001, "")))
                .hasMessageStartingWith("SCHEMA_INVALID: ");
    }

    private void refuseBatch(String code, byte[] batch) {
        assertThatThrownBy(() -> play.ledger.submitAll(CITY, batch))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(code + ": ");
    }

    private static Item body() {
        return new Item(ItemCode.W2, "是否按时开标", ItemResult.OK, Optional.empty(), List.of());
    }
}
