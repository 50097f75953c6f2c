/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.PutState;
import org.jianzheng.embedded.database.Database;
import org.jianzheng.embedded.simulation.Simulation;
import org.jianzheng.embedded.state.StateStore;
import org.jianzheng.embedded.state.StateView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateRequestsTest {

    @TempDir
    Path folder;

    private Database database;
    private StateView view;
    private Invocation invocation;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        view = new StateStore(database).view();
        invocation = new Invocation("records", new Simulation(view, "records"));
    }

    @AfterEach
    void close() {
        view.close();
        database.close();
    }

    @Test
    void answers_a_read_with_the_value() {
        ChaincodeMessage answer = ask(
                ChaincodeMessage.Type.GET_STATE,
                GetState.newBuilder().setKey("nothing").build().toByteString());

        assertThat(answer.getType()).isEqualTo(ChaincodeMessage.Type.RESPONSE);
        assertThat(answer.getPayload().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET_QUERY_RESULT, rich queries",
        "INVOKE_CHAINCODE, calls from chaincode to chaincode",
        "GET_PRIVATE_DATA_HASH, private data",
        "PURGE_PRIVATE_DATA, private data"
    })
    void says_what_the_embedded_ledger_has_not(ChaincodeMessage.Type type, String what) {
        ChaincodeMessage answer = ask(type, ByteString.EMPTY);

        assertThat(answer.getType()).isEqualTo(ChaincodeMessage.Type.ERROR);
        assertThat(answer.getPayload().toStringUtf8()).isEqualTo("UNIMPLEMENTED: the embedded ledger has no " + what);
    }

    @Test
    void refuses_private_writes() {
        ChaincodeMessage answer = ask(
                ChaincodeMessage.Type.PUT_STATE,
                PutState.newBuilder().setCollection("c").setKey("k").build().toByteString());

        assertThat(answer.getPayload().toStringUtf8()).startsWith("UNIMPLEMENTED");
    }

    @Test
    void answers_bytes_that_are_no_request() {
        assertThat(ask(ChaincodeMessage.Type.GET_STATE, ByteString.copyFrom(new byte[] {1}))
                        .getType())
                .isEqualTo(ChaincodeMessage.Type.ERROR);
    }

    private ChaincodeMessage ask(ChaincodeMessage.Type type, ByteString payload) {
        return StateRequests.answer(
                ChaincodeMessage.newBuilder()
                        .setType(type)
                        .setTxid("tx")
                        .setChannelId("channel")
                        .setPayload(payload)
                        .build(),
                invocation);
    }
}
