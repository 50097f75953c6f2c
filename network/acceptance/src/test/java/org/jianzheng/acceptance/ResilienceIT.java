/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.acceptance.RunningNetwork.Running;
import org.jianzheng.drills.drill.Drill;
import org.jianzheng.drills.drill.DrillRun;
import org.jianzheng.drills.drill.Drills;
import org.jianzheng.drills.drill.Outcome;
import org.jianzheng.drills.ground.HereGround;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.PortShift;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.client.Receipt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What must survive: killed processes, organisations that are away, a ledger that misbehaves, and bad input. Faults are caused
 * and ended by what {@code network/drill --here} does it with.
 */
@ExtendWith(RunningNetwork.class)
class ResilienceIT {
    static final List<String> PROCESSES = RunningNetwork.PROCESSES;

    /** Those that are quick; the others need longer than a build may take, and real Fabric has drills of its own. */
    static final List<String> DRILLS = List.of("submit-reported-failed", "ledger-crash-between-block-and-state");

    private static final int PER_SECOND = 8;

    private static HereGround lent;

    private final Running network;
    private final CityDesk city;

    @TempDir
    Path proofs;

    ResilienceIT(Running network) {
        this.network = network;
        this.city = new CityDesk(network);
    }

    @BeforeAll
    static void borrow(Running network) throws Exception {
        DataFolder data = new DataFolder(network.data());
        ProjectFolder project = new ProjectFolder(Shell.repositoryRoot());
        Topology topology = TopologyReader.read(project.topology()).withPortOffset(new PortShift(data).last());
        lent = HereGround.of(project, data, topology, Network.Progress.SILENT);
    }

    @AfterAll
    static void giveBack() throws Exception {
        lent.close();
    }

    @AfterEach
    void leave() {
        city.close();
    }

    private static void kill(String process) throws Exception {
        lent.ground().kill(new ProcessName(process));
    }

    @ParameterizedTest
    @FieldSource("DRILLS")
    void a_drill_loses_nothing_doubles_nothing_and_is_told(String name) throws Exception {
        Drill drill = Drills.named(name).orElseThrow();
        Outcome outcome = new DrillRun(lent.ground(), proofs, PER_SECOND, text -> {}).run(drill);
        assertThat(outcome.passed()).as(outcome.table()).isTrue();
    }

    @ParameterizedTest
    @FieldSource("PROCESSES")
    void nothing_acknowledged_is_missing_after_a_kill(String process) throws Exception {
        List<RecordId> acknowledged = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            acknowledged.add(city.gateway().submit(city.registration().toJson()).id());
        }
        kill(process);
        lent.ground().restore();
        for (RecordId id : acknowledged) {
            assertThat(city.gateway().awaitCommitted(id).isCommitted()).isTrue();
        }
        network.gateways().agreedSize();
    }

    @Test
    void intake_goes_on_and_checkpoints_say_who_is_missing_while_an_organisation_is_away() throws Exception {
        kill("gateway-county");
        kill("contracts-county");
        Receipt receipt = city.gateway().submitAndCommit(city.registration().toJson());
        assertThat(receipt.isCommitted()).isTrue();
        assertThat(city.gateway().bundle(receipt.id())).isNotEmpty();
        assertThat(missing()).containsExactly("CountyMSP");
        lent.ground().restore();
        network.gateways().agreedSize();
    }

    @Test
    void a_checkpoint_without_the_regulator_is_degraded_and_becomes_whole_when_it_is_back() throws Exception {
        kill("gateway-regulator");
        Receipt receipt = city.gateway().submitAndCommit(city.registration().toJson());
        assertThat(receipt.isCommitted()).isTrue();
        JsonObject checkpoint = checkpointCovering(receipt);
        assertThat(checkpoint.string("quorum")).isEqualTo("degraded");
        assertThat(checkpoint.array("missing").strings()).contains("RegulatorMSP");
        lent.ground().restore();
        network.gateways().agreedSize();
        assertThat(city.gateway().bundle(receipt.id())).isNotEmpty();
    }

    @Test
    void a_record_whose_signature_is_not_its_authors_is_refused_and_leaves_nothing() throws Exception {
        long before = city.handIn();
        ReadableRecord sound = city.registration();
        JsonObject forged =
                sound.toJson().with("salt", city.registration().toJson().string("salt"));
        assertThatThrownBy(() -> city.gateway().submitAndCommit(forged))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SIGNATURE_INVALID));
        assertThat(city.handIn()).isEqualTo(before + 1);
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
        for (int i = 0; i < 240; i++) {
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
        for (int i = 0; i < 240; i++) {
            JsonObject checkpoint = city.gateway().health().object("checkpoint");
            if (checkpoint.integer("block") >= receipt.block().orElseThrow()) {
                return checkpoint;
            }
            Gateways.pause();
        }
        throw new AssertionError("no checkpoint covers block " + receipt.block());
    }
}
