/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.acceptance.RunningNetwork.Running;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.client.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What must survive: killed processes, organisations that are away, and bad input. */
@ExtendWith(RunningNetwork.class)
class ResilienceIT {
    static final List<String> PROCESSES = RunningNetwork.PROCESSES;

    private final Running network;
    private final CityDesk city;

    ResilienceIT(Running network) {
        this.network = network;
        this.city = new CityDesk(network);
    }

    @AfterEach
    void leave() {
        city.close();
    }

    @ParameterizedTest
    @FieldSource("PROCESSES")
    void nothing_acknowledged_is_missing_after_a_kill(String process) throws Exception {
        List<RecordId> acknowledged = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            acknowledged.add(city.gateway().submit(city.registration().toJson()).id());
        }
        network.kill(process);
        network.up();
        for (RecordId id : acknowledged) {
            assertThat(city.gateway().awaitCommitted(id).isCommitted()).isTrue();
        }
        network.gateways().agreedSize();
    }

    @Test
    void intake_goes_on_and_checkpoints_say_who_is_missing_while_an_organisation_is_away() throws Exception {
        network.kill("gateway-county");
        network.kill("contracts-county");
        Receipt receipt = city.gateway().submitAndCommit(city.registration().toJson());
        assertThat(receipt.isCommitted()).isTrue();
        assertThat(city.gateway().bundle(receipt.id())).isNotEmpty();
        assertThat(missing()).containsExactly("CountyMSP");
        network.up();
        network.gateways().agreedSize();
    }

    @Test
    void a_checkpoint_without_the_regulator_is_degraded_and_becomes_whole_when_it_is_back() throws Exception {
        network.kill("gateway-regulator");
        Receipt receipt = city.gateway().submitAndCommit(city.registration().toJson());
        assertThat(receipt.isCommitted()).isTrue();
        JsonObject checkpoint = checkpointCovering(receipt);
        assertThat(checkpoint.string("quorum")).isEqualTo("degraded");
        assertThat(checkpoint.array("missing").strings()).contains("RegulatorMSP");
        network.up();
        network.gateways().agreedSize();
        assertThat(city.gateway().bundle(receipt.id())).isNotEmpty();
    }

    @Test
    void a_record_whose_signature_is_not_its_authors_is_refused_and_leaves_nothing() throws Exception {
        long before = network.gateways().agreedSize();
        ReadableRecord sound = city.registration();
        JsonObject forged =
                sound.toJson().with("salt", city.registration().toJson().string("salt"));
        assertThatThrownBy(() -> city.gateway().submitAndCommit(forged))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SIGNATURE_INVALID));
        assertThat(network.gateways().agreedSize()).isEqualTo(before);
    }

    @Test
    void the_same_id_with_other_bytes_is_a_conflict_and_the_first_record_stays() throws Exception {
        ReadableRecord first = city.registration();
        city.gateway().submitAndCommit(first.toJson());
        JsonObject other = city.registration().toJson().with("id", first.id().value());
        assertThatThrownBy(() -> city.gateway().submitAndCommit(other))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RECORD_CONFLICT));
        assertThat(city.gateway().record(first.id()).object("record")).isEqualTo(first.toJson());
    }

    private List<String> missing() throws InterruptedException, IOException {
        for (int i = 0; i < 60; i++) {
            List<String> missing = city.gateway()
                    .health()
                    .object("checkpoint")
                    .array("missing")
                    .strings();
            if (!missing.isEmpty()) {
                return missing;
            }
            Gateways.pause();
        }
        return List.of();
    }

    private JsonObject checkpointCovering(Receipt receipt) throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            JsonObject checkpoint = city.gateway().health().object("checkpoint");
            if (checkpoint.integer("block") >= receipt.block().orElseThrow()) {
                return checkpoint;
            }
            Gateways.pause();
        }
        throw new AssertionError("no checkpoint covers block " + receipt.block());
    }
}
