/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsChaincodeTest {
    private final RecordsChaincode chaincode = new RecordsChaincode(InstantSource.system(), InMemoryLedger.LOCK);
    private final NavigableMap<String, byte[]> state = new TreeMap<>(InMemoryStub.KEY_ORDER);

    @ParameterizedTest
    @CsvSource({
        "head, lot, x, NOT_FOUND",
        "records:head, lot, x, NOT_FOUND",
        "record, witness.opinion, x, UNKNOWN_TYPE",
        "record, witness.item, x, ID_INVALID",
        "heads, lot, many, SCHEMA_INVALID",
        "submit, '', '', SCHEMA_INVALID",
        "submitAll, '', '', SCHEMA_INVALID",
        "erase, '', '', NOT_FOUND",
    })
    void a_refusal_reaches_the_client_as_code_and_sentence(String function, String first, String second, String code) {
        Response response = call(function, first, second);

        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(response.getMessage()).startsWith(code + ": ");
    }

    @Test
    void a_missing_parameter_is_named() {
        assertThat(call("heads", "lot").getMessage())
                .isEqualTo("SCHEMA_INVALID: parameter 2, the page size, is missing");
    }

    @Test
    void reads_answer_canonical_json_with_and_without_the_contracts_name() {
        assertThat(answer("epoch")).isEqualTo("{}");
        assertThat(answer("records:heads", "lot", "10", "")).isEqualTo("{\"heads\":[]}");
        assertThat(answer("version")).startsWith("{\"types\":[\"alert.conclusion\"");
    }

    @Test
    void a_failure_of_its_own_tells_no_peer_anything_that_another_would_not() {
        state.put("head/epoch", "not json".getBytes(StandardCharsets.UTF_8));
        assertThat(call("epoch").getMessage()).startsWith("MALFORMED_JSON: ");

        Response failed = chaincode.invoke(new InMemoryStub(state, "CityMSP", Instant.EPOCH, Map.of()));
        assertThat(failed.getMessage()).isEqualTo("INTERNAL: the contracts failed");
    }

    @Test
    void starting_it_writes_nothing() {
        assertThat(chaincode.init(InMemoryStub.calling(state)).getStatusCode()).isEqualTo(200);
        assertThat(state).isEmpty();
    }

    private String answer(String... call) {
        Response response = call(call);
        assertThat(response.getStatusCode()).as(response.getMessage()).isEqualTo(200);
        return response.getStringPayload();
    }

    private Response call(String... call) {
        return chaincode.invoke(InMemoryStub.calling(state, call));
    }
}
