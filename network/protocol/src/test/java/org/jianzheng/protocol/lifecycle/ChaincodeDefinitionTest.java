/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.golden.GoldenBlocks;
import org.jianzheng.protocol.policy.PolicyText;
import org.jianzheng.protocol.transaction.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaincodeDefinitionTest {

    @ParameterizedTest
    @CsvSource({"bft-network, 4", "replayed, 1", "continued, 1"})
    void reads_a_committed_definition_and_writes_the_same_entries(String folder, int block) {
        SortedMap<String, ByteString> entries = committed(folder, block);

        ChaincodeDefinition definition = ChaincodeDefinition.read(
                        "permits", key -> Optional.ofNullable(entries.get(key)))
                .orElseThrow();

        assertThat(definition.sequence()).isEqualTo(1);
        assertThat(definition.version()).isNotEmpty();
        assertThat(definition.endorsementPlugin()).isEqualTo("escc");
        assertThat(definition.validationPlugin()).isEqualTo("vscc");
        assertThat(definition.stateEntries()).isEqualTo(entries);
    }

    @Test
    void the_usual_first_definition_is_that_of_fabrics_own_tools() {
        assertThat(ChaincodeDefinition.first("permits", "1.0", "/Channel/Application/Endorsement")
                        .stateEntries())
                .isEqualTo(committed("bft-network", 4));
    }

    @Test
    void a_definition_with_a_policy_of_its_own_reads_back() {
        ChaincodeDefinition definition = ChaincodeDefinition.first(
                "records", "1", PolicyText.parse("OutOf(2,'AMSP.peer','BMSP.peer','CMSP.peer')"));
        SortedMap<String, ByteString> entries = definition.stateEntries();

        assertThat(ChaincodeDefinition.read("records", key -> Optional.ofNullable(entries.get(key))))
                .contains(definition);
        assertThat(entries.keySet())
                .allSatisfy(key -> assertThat(ChaincodeDefinition.nameOf(key)).contains("records"));
        assertThat(ChaincodeDefinition.nameOf("chaincode-sources/x")).isEmpty();
    }

    @Test
    void a_name_that_is_not_defined_is_not_found_and_a_missing_field_is_an_error() {
        assertThat(ChaincodeDefinition.read("permits", key -> Optional.empty())).isEmpty();
        SortedMap<String, ByteString> entries = new TreeMap<>(committed("replayed", 1));
        entries.remove("namespaces/fields/permits/ValidationInfo");
        assertThatThrownBy(() -> ChaincodeDefinition.read("permits", key -> Optional.ofNullable(entries.get(key))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("field ValidationInfo of permits is missing");
        assertThatThrownBy(() -> ChaincodeDefinition.first("", "1", "/Channel")).hasMessageContaining("unusable");
    }

    private static SortedMap<String, ByteString> committed(String folder, int block) {
        SortedMap<String, ByteString> entries = new TreeMap<>();
        Transactions.parse(
                        GoldenBlocks.load(folder).block(block).block().getData().getData(0))
                .readWriteSet()
                .namespaces()
                .stream()
                .filter(namespace -> namespace.name().equals(ChaincodeDefinition.NAMESPACE))
                .flatMap(namespace -> namespace.publicSet().getWritesList().stream())
                .forEach((KVWrite write) -> entries.put(write.getKey(), write.getValue()));
        return entries;
    }
}
