/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.policy.PolicyText;
import org.jianzheng.protocol.transaction.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionTest {

    @TempDir
    static Path folder;

    static TestNetwork network;
    static Contract city;
    static Contract county;

    @BeforeAll
    static void start() throws Exception {
        network = TestNetwork.start(folder);
        city = network.contract(TestNetwork.CITY);
        county = network.contract(TestNetwork.COUNTY);
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @Test
    void what_is_submitted_can_be_read_at_every_organisation() throws Exception {
        city.submitTransaction("put", "a", "1");

        for (String mspId : List.of(TestNetwork.CITY, TestNetwork.COUNTY, TestNetwork.REGULATOR)) {
            assertThat(text(network.contract(mspId).evaluateTransaction("get", "a")))
                    .isEqualTo("1");
        }
    }

    @Test
    void an_evaluated_write_changes_nothing() throws Exception {
        city.evaluateTransaction("put", "evaluated", "1");

        assertThat(text(city.evaluateTransaction("get", "evaluated"))).isEmpty();
    }

    @Test
    void a_call_does_not_see_its_own_writes() throws Exception {
        city.submitTransaction("put", "own", "before");

        assertThat(text(city.submitTransaction("readOwnWrite", "own", "after"))).isEqualTo("before");
        assertThat(text(city.evaluateTransaction("get", "own"))).isEqualTo("after");
    }

    @Test
    void an_empty_value_deletes() throws Exception {
        city.submitTransaction("put", "emptied", "1");
        city.submitTransaction("put", "emptied", "");

        assertThat(text(city.evaluateTransaction("range", "emptied", "emptiee")))
                .isEmpty();
        assertThat(text(city.evaluateTransaction("history", "emptied"))).isEqualTo("deleted,1");
    }

    @Test
    void keys_are_in_the_order_of_their_utf_8_bytes() throws Exception {
        // U+FF5E comes before U+1F600 in UTF-8 and after it in Java's own order.
        city.submitTransaction("put", "order\uD83D\uDE00", "1");
        city.submitTransaction("put", "order\uFF5E", "1");

        assertThat(text(city.evaluateTransaction("range", "order", "ordes")))
                .isEqualTo("order\uFF5E,order\uD83D\uDE00");
    }

    @Test
    void a_range_of_many_batches_comes_whole() throws Exception {
        city.submitTransaction("putMany", "many", "250");

        assertThat(text(city.evaluateTransaction("range", "many", "manz")).split(",", -1))
                .hasSize(250)
                .isSorted();
    }

    @Test
    void a_range_can_be_paged() throws Exception {
        city.submitTransaction("putMany", "page", "5");

        assertThat(text(city.evaluateTransaction("page", "page", "pagf", "2", "")))
                .isEqualTo("page00000,page00001|2|page00002");
        assertThat(text(city.evaluateTransaction("page", "page", "pagf", "2", "page00004")))
                .isEqualTo("page00004|1|");
    }

    @Test
    void history_begins_with_the_newest() throws Exception {
        city.submitTransaction("put", "told", "1");
        city.submitTransaction("put", "told", "2");
        city.submitTransaction("delete", "told");
        city.submitTransaction("put", "told", "3");
        city.submitTransaction("put", "told-longer", "other key");

        assertThat(text(city.evaluateTransaction("history", "told"))).isEqualTo("3,deleted,2,1");
    }

    @Test
    void of_two_calls_that_read_the_same_version_the_second_conflicts() throws Exception {
        city.submitTransaction("put", "counter", "1");
        Transaction first = endorsed(city, "increment", "counter");
        Transaction second = endorsed(county, "increment", "counter");

        assertThat(text(first.submit())).isEqualTo("2");
        assertThat(code(second)).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
        assertThat(text(city.evaluateTransaction("get", "counter"))).isEqualTo("2");
    }

    @Test
    void a_key_that_appears_in_a_range_that_was_read_is_a_phantom() throws Exception {
        city.submitTransaction("put", "phantom1", "1");
        Transaction counting = endorsed(city, "countInto", "phantom", "phanton", "count");
        city.submitTransaction("put", "phantom2", "1");

        assertThat(code(counting)).isEqualTo(TxValidationCode.PHANTOM_READ_CONFLICT);
        assertThat(text(city.evaluateTransaction("get", "count"))).isEmpty();
    }

    @Test
    void a_transaction_that_is_submitted_again_is_marked_as_a_duplicate() throws Exception {
        Transaction transaction = endorsed(city, "put", "twice", "1");
        SubmittedTransaction first = transaction.submitAsync();
        long height = first.getStatus().getBlockNumber() + 1;

        Status again = transaction.submitAsync().getStatus();

        assertThat(again.getCode()).isEqualTo(TxValidationCode.VALID);
        assertThat(again.getBlockNumber()).isEqualTo(height - 1);
        Await.until(
                "the duplicate is in a block",
                () -> network.node().block(height).isPresent());
        assertThat(ValidityFlags.of(network.node().block(height).orElseThrow()).code(0))
                .isEqualTo(TxValidationCode.DUPLICATE_TXID);
    }

    @Test
    void a_proposal_whose_transaction_is_committed_is_refused() throws Exception {
        var proposal = city.newProposal("put").addArguments("again", "1").build();
        proposal.endorse().submit();

        EndorseException refusal = catchThrowableOfType(EndorseException.class, proposal::endorse);

        assertThat(refusal.getDetails().getFirst().getMessage())
                .startsWith("duplicate transaction found [" + proposal.getTransactionId() + "]");
    }

    @Test
    void too_few_endorsements_fail_the_policy() throws Exception {
        Transaction lonely = city.newProposal("put")
                .addArguments("lonely", "1")
                .setEndorsingOrganizations(TestNetwork.CITY)
                .build()
                .endorse();

        assertThat(code(lonely)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        assertThat(text(city.evaluateTransaction("get", "lonely"))).isEmpty();
    }

    @Test
    void a_key_with_a_policy_of_its_own_is_ruled_by_that_alone() throws Exception {
        city.submitTransaction("put", "guarded", "1");
        city.submitTransaction("protect", "guarded", policy("AND('RegulatorMSP.peer')"));

        assertThat(text(city.evaluateTransaction("policy", "guarded"))).isEqualTo(policy("AND('RegulatorMSP.peer')"));
        Transaction withoutOwner = city.newProposal("put")
                .addArguments("guarded", "2")
                .setEndorsingOrganizations(TestNetwork.CITY, TestNetwork.COUNTY)
                .build()
                .endorse();
        assertThat(code(withoutOwner)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        Transaction ownerAlone = network.contract(TestNetwork.REGULATOR)
                .newProposal("put")
                .addArguments("guarded", "3")
                .setEndorsingOrganizations(TestNetwork.REGULATOR)
                .build()
                .endorse();
        ownerAlone.submit();
        assertThat(text(city.evaluateTransaction("get", "guarded"))).isEqualTo("3");
    }

    @Test
    void the_gateway_chooses_endorsers_that_a_key_needs() throws Exception {
        city.submitTransaction("put", "chosen", "1");
        city.submitTransaction("protect", "chosen", policy("AND('RegulatorMSP.peer')"));

        Transaction transaction = endorsed(city, "put", "chosen", "2");

        transaction.submit();
        assertThat(endorsers(lastBlock())).contains(TestNetwork.REGULATOR);
        assertThat(text(city.evaluateTransaction("get", "chosen"))).isEqualTo("2");
    }

    @Test
    void the_gateway_asks_no_more_organisations_than_the_policy_needs() throws Exception {
        endorsed(city, "put", "two", "1").submit();

        assertThat(endorsers(lastBlock())).hasSize(2).contains(TestNetwork.CITY);
    }

    @Test
    void transient_data_reaches_the_chaincode_and_not_the_block() throws Exception {
        ByteString secret = ByteString.copyFromUtf8("nobody else may read this");
        Transaction transaction = city.newProposal("secret")
                .addArguments("kept")
                .putTransient("secret", secret.toByteArray())
                .setEndorsingOrganizations(TestNetwork.CITY, TestNetwork.COUNTY)
                .build()
                .endorse();
        long number = commit(transaction).getBlockNumber();

        assertThat(text(city.evaluateTransaction("get", "kept"))).isEqualTo("secret of 25 bytes");
        byte[] block = network.node().block(number).orElseThrow().toByteArray();
        assertThat(new String(block, ISO_8859_1)).doesNotContain(secret.toStringUtf8());
    }

    @Test
    void private_data_is_refused() {
        EndorseException refusal =
                catchThrowableOfType(EndorseException.class, () -> city.submitTransaction("privately", "key"));

        // The shim hides the ledger's own words from the chaincode; see StateRequestsTest.
        assertThat(refusal.getDetails().getFirst().getMessage()).contains("Unsuccessful response received");
    }

    @Test
    void the_status_of_a_failed_commit_carries_its_transaction() throws Exception {
        Transaction lonely = city.newProposal("put")
                .addArguments("x", "1")
                .setEndorsingOrganizations(TestNetwork.COUNTY)
                .build()
                .endorse();

        assertThatThrownBy(lonely::submit)
                .isInstanceOf(CommitException.class)
                .hasMessageContaining(lonely.getTransactionId());
    }

    private static Transaction endorsed(Contract contract, String function, String... arguments) throws Exception {
        return contract.newProposal(function).addArguments(arguments).build().endorse();
    }

    private static TxValidationCode code(Transaction transaction) throws Exception {
        return commit(transaction).getCode();
    }

    private static Status commit(Transaction transaction) throws Exception {
        return transaction.submitAsync().getStatus();
    }

    private static Block lastBlock() {
        return network.node().block(network.node().status().height() - 1).orElseThrow();
    }

    private static Set<String> endorsers(Block block) {
        Set<String> organisations = new HashSet<>();
        Transactions.parse(block.getData().getData(0))
                .endorsements()
                .forEach(each -> organisations.add(
                        Identity.parse(each.getEndorser()).msp().value()));
        return organisations;
    }

    private static String policy(String text) {
        return Base64.getEncoder().encodeToString(PolicyText.parse(text).toByteArray());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
