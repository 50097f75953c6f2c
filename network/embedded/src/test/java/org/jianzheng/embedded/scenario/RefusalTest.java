/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.jianzheng.launcher.identity.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refusals in the words and codes of Fabric's gateway. */
class RefusalTest {

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

    @Test
    void a_refusal_of_the_chaincode_reaches_who_evaluates() {
        GatewayException refusal =
                catchThrowableOfType(GatewayException.class, () -> city.evaluateTransaction("fail", "NOT_FOUND: p1"));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNKNOWN);
        assertThat(refusal.getStatus().getDescription())
                .isEqualTo("evaluate call to endorser returned error: chaincode response 500, NOT_FOUND: p1");
        assertThat(refusal.getDetails()).singleElement().satisfies(detail -> {
            assertThat(detail.getMspId()).isEqualTo(TestNetwork.CITY);
            assertThat(detail.getAddress())
                    .isEqualTo(network.node().address(TestNetwork.CITY).toString());
            assertThat(detail.getMessage()).isEqualTo("chaincode response 500, NOT_FOUND: p1");
        });
    }

    @Test
    void a_refusal_of_the_chaincode_reaches_who_endorses() {
        EndorseException refusal =
                catchThrowableOfType(EndorseException.class, () -> city.submitTransaction("fail", "RECORD_CONFLICT"));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(refusal.getStatus().getDescription())
                .isEqualTo("failed to endorse transaction, see attached details for more info");
        assertThat(refusal.getDetails())
                .extracting(detail -> detail.getMessage())
                .containsExactly("chaincode response 500, RECORD_CONFLICT");
    }

    @Test
    void an_unknown_chaincode_is_refused() {
        Network channel = network.network(TestNetwork.CITY);

        GatewayException evaluating = catchThrowableOfType(
                GatewayException.class, () -> channel.getContract("nothing").evaluateTransaction("get", "a"));
        assertThat(evaluating.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(evaluating.getStatus().getDescription())
                .isEqualTo("no peers available to evaluate chaincode nothing in channel jianzheng");
        EndorseException endorsing = catchThrowableOfType(
                EndorseException.class, () -> channel.getContract("nothing").submitTransaction("put", "a", "1"));
        assertThat(endorsing.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(endorsing.getStatus().getDescription()).contains("no combination of peers can be derived");
    }

    @Test
    void an_unknown_channel_is_refused() {
        Gateway gateway = network.gateway(TestNetwork.CITY, TestNetwork.CITY);
        Contract elsewhere = gateway.getNetwork("elsewhere").getContract(TestNetwork.CHAINCODE);

        GatewayException refusal =
                catchThrowableOfType(GatewayException.class, () -> elsewhere.evaluateTransaction("get", "a"));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(refusal.getStatus().getDescription()).contains("failed to get config for channel [elsewhere]");
    }

    @Test
    void an_identity_of_an_organisation_that_is_not_in_the_channel_is_refused() throws Exception {
        Contract stranger = contract("NobodyMSP", TestNetwork.CITY, Node.GATEWAY);

        GatewayException refusal =
                catchThrowableOfType(GatewayException.class, () -> stranger.evaluateTransaction("get", "a"));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refusal.getStatus().getDescription())
                .contains("access denied: channel [jianzheng] creator org unknown, creator is malformed");
    }

    @Test
    void a_certificate_that_the_organisation_did_not_issue_is_refused() throws Exception {
        Contract impostor = contract(TestNetwork.CITY, TestNetwork.COUNTY, Node.GATEWAY);

        GatewayException refusal =
                catchThrowableOfType(GatewayException.class, () -> impostor.evaluateTransaction("get", "a"));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refusal.getStatus().getDescription())
                .contains("access denied: channel [jianzheng] creator org [CityMSP]");
    }

    @Test
    void an_identity_without_the_right_to_write_cannot_propose() throws Exception {
        // By the channel's policies peers read; they do not write.
        Contract peer = contract(TestNetwork.CITY, TestNetwork.CITY, Node.PEER);

        GatewayException refusal =
                catchThrowableOfType(GatewayException.class, () -> peer.evaluateTransaction("get", "a"));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refusal.getStatus().getDescription()).contains("with policy [/Channel/Application/Writers]");
    }

    @Test
    void an_oversized_transaction_is_refused_by_the_orderers() throws Exception {
        String large = "x".repeat(11 * 1024 * 1024);
        Transaction transaction =
                city.newProposal("put").addArguments("large", large).build().endorse();

        SubmitException refusal = catchThrowableOfType(SubmitException.class, transaction::submitAsync);

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(refusal.getStatus().getDescription())
                .isEqualTo("insufficient number of orderers could successfully process transaction to satisfy quorum"
                        + " requirement");
        assertThat(refusal.getDetails())
                .hasSize(4)
                .allSatisfy(detail -> assertThat(detail.getMessage())
                        .contains("status=BAD_REQUEST")
                        .contains("exceeds maximum allowed 10485760 bytes"));
    }

    @Test
    void an_expired_identity_is_refused() {
        network.faults().change(TestNetwork.CITY, fault -> fault.withClockOffset(Duration.ofDays(365 * 200)));
        try {
            GatewayException refusal = catchThrowableOfType(
                    GatewayException.class,
                    () -> city.newProposal("get")
                            .addArguments("a")
                            .setEndorsingOrganizations(TestNetwork.CITY)
                            .build()
                            .evaluate());

            assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(refusal.getDetails().getFirst().getMessage()).isEqualTo("proposal client identity expired");
        } finally {
            network.faults().clear();
        }
    }

    @Test
    void a_proposal_from_a_clock_that_is_off_is_refused() {
        network.faults().change(TestNetwork.CITY, fault -> fault.withClockOffset(Duration.ofMinutes(-20)));
        try {
            EndorseException refusal = catchThrowableOfType(
                    EndorseException.class,
                    () -> city.newProposal("put")
                            .addArguments("a", "1")
                            .setEndorsingOrganizations(TestNetwork.CITY)
                            .build()
                            .endorse());

            assertThat(refusal.getDetails().getFirst().getMessage())
                    .startsWith("request unauthorized due to incorrect timestamp");
        } finally {
            network.faults().clear();
        }
    }

    private static Contract contract(String claimedMspId, String organisation, Node holder) {
        return network.gateway(claimedMspId, network.organisation(organisation), holder, TestNetwork.CITY)
                .getNetwork(TestNetwork.CHANNEL)
                .getContract(TestNetwork.CHAINCODE);
    }
}
