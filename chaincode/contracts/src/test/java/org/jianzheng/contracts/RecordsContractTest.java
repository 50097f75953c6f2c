/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Default;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.shim.ChaincodeException;
import org.junit.jupiter.api.Test;

class RecordsContractTest {
    private final RecordsContract contract = new RecordsContract();

    @Test
    void is_the_default_contract_named_records() {
        assertThat(RecordsContract.class.getAnnotation(Contract.class).name()).isEqualTo("records");
        assertThat(RecordsContract.class.isAnnotationPresent(Default.class)).isTrue();
        assertThat(Arrays.stream(RecordsContract.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Transaction.class))
                        .map(Method::getName))
                .containsExactlyInAnyOrder("submit", "submitAll", "record", "head", "heads", "epoch", "version");
    }

    @Test
    void holds_no_state_of_its_own() {
        assertThat(Arrays.stream(RecordsContract.class.getDeclaredFields()).filter(field -> !field.isSynthetic()))
                .allMatch(field -> Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers()));
    }

    @Test
    void a_refusal_reaches_the_client_as_code_and_sentence() throws IOException {
        Context context = context();

        assertThatThrownBy(() -> contract.head(context, "lot", "x"))
                .isInstanceOf(ChaincodeException.class)
                .hasMessageStartingWith("NOT_FOUND: ");
        assertThatThrownBy(() -> contract.record(context, "witness.opinion", "x"))
                .isInstanceOf(ChaincodeException.class)
                .hasMessageStartingWith("UNKNOWN_TYPE: ");
        assertThatThrownBy(() -> contract.submit(context))
                .isInstanceOf(ChaincodeException.class)
                .hasMessageStartingWith("SCHEMA_INVALID: ");
        assertThatThrownBy(() -> contract.submitAll(context))
                .isInstanceOf(ChaincodeException.class)
                .hasMessageStartingWith("SCHEMA_INVALID: ");
    }

    @Test
    void reads_answer_canonical_json() throws IOException {
        Context context = context();

        assertThat(contract.epoch(context)).isEqualTo("{}");
        assertThat(contract.heads(context, "lot", 10, "")).isEqualTo("{\"heads\":[]}");
        assertThat(contract.version(context)).startsWith("{\"types\":[\"checkpoint.anchor\"");
    }

    private static Context context() throws IOException {
        try (var stream = Objects.requireNonNull(RecordsContractTest.class.getResourceAsStream("client.pem"))) {
            return new Context(new InMemoryStub(
                    new TreeMap<>(InMemoryStub.KEY_ORDER), "CityMSP", Instant.EPOCH, Map.of(), stream.readAllBytes()));
        }
    }
}
