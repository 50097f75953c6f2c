/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.jianzheng.embedded.config.ChaincodeConfig;
import org.jianzheng.embedded.config.ConfigException;
import org.jianzheng.embedded.config.LedgerConfig;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionChangeTest {

    private static final String ALL = "AND('CityMSP.peer','CountyMSP.peer','RegulatorMSP.peer')";

    @TempDir
    Path folder;

    TestNetwork network;

    @BeforeEach
    void start() throws Exception {
        network = TestNetwork.start(folder);
    }

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void a_definition_of_the_next_sequence_is_ordered_once_and_rules_from_then_on() throws Exception {
        put("a", "1");
        assertThat(last().endorsements()).hasSize(2);
        long height = height();

        network.restart(with("1", 2, ALL));

        assertThat(height()).isEqualTo(height + 1);
        KVRWSet change = last().readWriteSet().namespaces().getFirst().publicSet();
        assertThat(change.getWritesList())
                .extracting(KVWrite::getKey)
                .containsExactly("namespaces/fields/records/Sequence", "namespaces/fields/records/ValidationInfo");
        assertThat(change.getReadsList()).hasSize(5).allMatch(KVRead::hasVersion);
        put("a", "2");
        assertThat(last().endorsements()).hasSize(3);

        network.restart(with("1", 2, ALL));

        assertThat(height()).isEqualTo(height + 2);
        assertThat(new String(network.contract(TestNetwork.CITY).evaluateTransaction("get", "a"), UTF_8))
                .isEqualTo("2");
    }

    @Test
    void refuses_a_definition_that_does_not_follow_the_one_in_force() {
        long height = height();

        assertThatThrownBy(() -> network.restart(with("1", 1, ALL)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "(version 1 with sequence 1); the one that follows must have sequence 2, given 1");
        assertThatThrownBy(() -> network.restart(with("2", 3, ALL)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("given 3");
        assertThatThrownBy(() -> network.restart(with("2", 2, "AND('CityMSP.peer'")))
                .isInstanceOf(ConfigException.class);

        network.restart();
        assertThat(height()).isEqualTo(height);
    }

    private LedgerConfig with(String version, long sequence, String policy) {
        LedgerConfig usual = network.config();
        return new LedgerConfig(
                usual.channel(),
                usual.genesis(),
                usual.data(),
                usual.operations(),
                usual.allowFaults(),
                usual.blocks(),
                usual.orderers(),
                usual.organisations(),
                List.of(new ChaincodeConfig(TestNetwork.CHAINCODE, version, sequence, policy)));
    }

    private EndorserTransaction last() {
        Block block = network.node().block(height() - 1).orElseThrow();
        return Transactions.parse(block.getData().getData(0));
    }

    private void put(String key, String value) throws Exception {
        network.contract(TestNetwork.CITY).submitTransaction("put", key, value);
    }

    private long height() {
        return network.node().status().height();
    }
}
