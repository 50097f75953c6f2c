/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTest {

    @TempDir
    static Path folder;

    static TestNetwork network;
    static Contract city;

    @BeforeAll
    static void start() throws Exception {
        network = TestNetwork.start(folder);
        city = network.contract(TestNetwork.CITY);
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @AfterEach
    void behave() {
        network.faults().clear();
    }

    @Test
    void one_organisation_of_three_may_be_down() throws Exception {
        network.faults().change(TestNetwork.COUNTY, fault -> fault.withDown(true));

        city.submitTransaction("put", "without-county", "1");

        assertThat(new String(city.evaluateTransaction("get", "without-county"), UTF_8))
                .isEqualTo("1");
    }

    @Test
    void two_organisations_of_three_may_not_be_down() {
        network.faults().change(TestNetwork.COUNTY, fault -> fault.withDown(true));
        network.faults().change(TestNetwork.REGULATOR, fault -> fault.withDown(true));

        EndorseException refusal =
                catchThrowableOfType(EndorseException.class, () -> city.submitTransaction("put", "alone", "1"));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(refusal.getStatus().getDescription())
                .isEqualTo("failed to collect enough transaction endorsements, see attached details for more info");
        assertThat(refusal.getDetails())
                .extracting(detail -> detail.getMspId())
                .containsExactlyInAnyOrder(TestNetwork.COUNTY, TestNetwork.REGULATOR);
    }

    @Test
    void the_gateway_of_an_organisation_that_is_down_answers_nobody() {
        Contract county = network.contract(TestNetwork.COUNTY);
        network.faults().change(TestNetwork.COUNTY, fault -> fault.withDown(true));

        GatewayException refusal =
                catchThrowableOfType(GatewayException.class, () -> county.evaluateTransaction("get", "a"));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void an_organisation_that_answers_differently_is_left_out() throws Exception {
        network.faults().change(TestNetwork.COUNTY, fault -> fault.withDiffers(true));

        city.submitTransaction("put", "left-out", "1");

        assertThat(new String(city.evaluateTransaction("get", "left-out"), UTF_8))
                .isEqualTo("1");
    }

    @Test
    void differing_answers_of_organisations_that_are_named_do_not_make_a_transaction() {
        network.faults().change(TestNetwork.COUNTY, fault -> fault.withDiffers(true));

        EndorseException refusal = catchThrowableOfType(
                EndorseException.class,
                () -> city.newProposal("put")
                        .addArguments("differing", "1")
                        .setEndorsingOrganizations(TestNetwork.CITY, TestNetwork.COUNTY)
                        .build()
                        .endorse());

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(refusal.getDetails())
                .extracting(detail -> detail.getMessage())
                .containsExactly("ProposalResponsePayloads do not match");
    }

    @Test
    void an_organisation_that_lags_reads_old_values_and_catches_up() throws Exception {
        city.submitTransaction("put", "lagged", "old");
        network.faults().change(TestNetwork.REGULATOR, fault -> fault.withLag(1));
        city.submitTransaction("put", "lagged", "new");
        Contract regulator = network.contract(TestNetwork.REGULATOR);

        assertThat(read(regulator, TestNetwork.REGULATOR, "lagged")).isEqualTo("old");
        EndorseException refusal = catchThrowableOfType(
                EndorseException.class,
                () -> city.newProposal("readOwnWrite")
                        .addArguments("lagged", "newer")
                        .setEndorsingOrganizations(TestNetwork.CITY, TestNetwork.REGULATOR)
                        .build()
                        .endorse());
        assertThat(refusal.getDetails())
                .extracting(detail -> detail.getMessage())
                .containsExactly("ProposalResponsePayloads do not match");

        network.faults().clear();
        assertThat(read(regulator, TestNetwork.REGULATOR, "lagged")).isEqualTo("new");
    }

    @Test
    void a_slow_organisation_is_waited_for() throws Exception {
        network.faults().change(TestNetwork.CITY, fault -> fault.withDelay(Duration.ofMillis(300)));
        long start = System.nanoTime();

        city.evaluateTransaction("get", "a");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void a_submit_can_be_reported_failed_although_it_is_ordered() throws Exception {
        Transaction transaction =
                city.newProposal("put").addArguments("reported", "1").build().endorse();
        network.faults().reportSubmitsFailed(1);

        SubmitException refusal = catchThrowableOfType(SubmitException.class, transaction::submitAsync);

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(refusal.getDetails()).hasSize(2);
        Await.until(
                "the transaction is committed",
                () -> read(city, TestNetwork.CITY, "reported").equals("1"));
        // The same signed bytes again are the same transaction.
        assertThat(transaction.submitAsync().getStatus().getCode()).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void a_chaincode_that_went_away_is_used_again_when_it_is_back() throws Exception {
        network.stopChaincode(TestNetwork.COUNTY);
        Await.until(
                "the stream has ended",
                () -> network.node().status().organisations().stream()
                        .filter(each -> each.mspId().equals(TestNetwork.COUNTY))
                        .noneMatch(each -> each.chaincodes().containsValue(true)));

        city.submitTransaction("put", "chaincode-away", "1");

        network.startChaincode(TestNetwork.COUNTY);
        network.awaitChaincodes();
        city.newProposal("put")
                .addArguments("chaincode-back", "1")
                .setEndorsingOrganizations(TestNetwork.CITY, TestNetwork.COUNTY)
                .build()
                .endorse()
                .submit();
    }

    @Test
    void streams_can_be_cut() throws Exception {
        CloseableIterator<Block> blocks = network.network(TestNetwork.CITY)
                .newBlockEventsRequest()
                .startBlock(network.node().status().height())
                .build()
                .getEvents();
        Await.until("the stream is open", () -> network.node().metrics().text().contains("open_streams 1"));

        network.faults().cutStreams();

        assertThatThrownBy(blocks::next)
                .isInstanceOf(GatewayRuntimeException.class)
                .hasMessageContaining("UNAVAILABLE");
    }

    @Test
    void private_data_is_refused() {
        EndorseException refusal =
                catchThrowableOfType(EndorseException.class, () -> city.submitTransaction("privately", "key"));

        // The shim hides the ledger's own words from the chaincode; see StateRequestsTest.
        assertThat(refusal.getDetails().getFirst().getMessage()).contains("Unsuccessful response received");
    }

    private static String read(Contract contract, String organisation, String key) {
        try {
            return new String(
                    contract.newProposal("get")
                            .addArguments(key)
                            .setEndorsingOrganizations(organisation)
                            .build()
                            .evaluate(),
                    UTF_8);
        } catch (GatewayException e) {
            throw new AssertionError(e);
        }
    }
}
