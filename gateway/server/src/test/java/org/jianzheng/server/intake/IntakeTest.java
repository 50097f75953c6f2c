/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken in, and what is said of it. */
class IntakeTest extends LaneScenario {
    @Test
    void answers_the_same_bytes_with_the_same_status_and_takes_them_once() throws Exception {
        ReadableRecord record = records.item();
        running.intake().accept(record);
        assertThat(committed(record)).isInstanceOf(RecordStatus.Committed.class);
        assertThat(running.intake().accept(record)).isInstanceOf(RecordStatus.Committed.class);
        List<Intake.Taken> twice = running.intake().acceptAll(List.of(record, record));
        assertThat(twice).allMatch(Intake.Taken.In.class::isInstance);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void refuses_other_content_under_a_known_id() {
        ReadableRecord record = records.item();
        ledger.setDown(true);
        running.intake().accept(record);
        Envelope other =
                Envelope.parse(records.item().toJson().with("id", record.id().value()));
        assertThatThrownBy(() -> running.intake().accept(other))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RECORD_CONFLICT));
    }

    @Test
    void refuses_what_is_over_the_bound_and_keeps_the_rest() {
        ledger.setDown(true);
        List<Intake.Taken> taken = running.intake().acceptAll(List.copyOf(records.items(60)));
        assertThat(taken.stream().filter(Intake.Taken.In.class::isInstance)).hasSize(50);
        assertThat(taken.stream().filter(Intake.Taken.Not.class::isInstance).map(Intake.Taken.Not.class::cast))
                .extracting(not -> not.refusal().code())
                .containsOnly(ErrorCode.QUEUE_FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CountyMSP", "RegulatorMSP"})
    void takes_records_of_its_own_organisation_only(String organisation) {
        byte[] bytes = records.itemOf(organisation).canonical();
        assertThatThrownBy(() -> running.intake().read(bytes))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.MSP_MISMATCH));
    }

    @Test
    void canonicalises_any_json_form() {
        ReadableRecord record = records.item();
        String spaced =
                new String(record.canonical(), java.nio.charset.StandardCharsets.UTF_8).replace(",\"", " ,\n \"");
        Envelope read = running.intake().read(spaced.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(read.canonical()).isEqualTo(record.canonical());
        assertThat(CanonicalJson.parseObject(read.canonical())).isEqualTo(record.toJson());
    }

    @Test
    void two_callers_with_one_record_agree() throws Exception {
        ledger.setDown(true);
        List<ReadableRecord> items = records.items(20);
        AtomicInteger taken = new AtomicInteger();
        List<Thread> callers = java.util.stream.IntStream.range(0, 8)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    List<Envelope> mixed = new java.util.ArrayList<>(items);
                    java.util.Collections.shuffle(mixed, new Random(number));
                    taken.addAndGet((int) running.intake().acceptAll(mixed).stream()
                            .filter(Intake.Taken.In.class::isInstance)
                            .count());
                }))
                .toList();
        for (Thread caller : callers) {
            assertThat(caller.join(PATIENCE)).isTrue();
        }
        assertThat(taken.get()).isEqualTo(160);
        assertThat(running.intake().unsettled()).isEqualTo(20);
    }

    @Test
    void names_the_transaction_of_a_submitted_record() throws Exception {
        ledger.hold();
        ReadableRecord record = records.item();
        running.intake().accept(record);
        await(() -> !ledger.submitted().isEmpty());
        TransactionId id = ledger.submitted().getFirst().id();
        assertThat(running.intake().status(record.id())).contains(new RecordStatus.Submitted(id));
    }
}
