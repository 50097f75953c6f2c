/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hyperledger.fabric.client.Contract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionTest {

    @TempDir
    static Path folder;

    static TestNetwork network;

    @BeforeAll
    static void start() throws Exception {
        network = TestNetwork.start(folder);
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @Test
    void what_is_submitted_can_be_read_at_every_organisation() throws Exception {
        network.contract(TestNetwork.CITY).submitTransaction("put", "a", "1");

        for (String mspId : new String[] {TestNetwork.CITY, TestNetwork.COUNTY, TestNetwork.REGULATOR}) {
            Contract contract = network.contract(mspId);
            assertThat(new String(contract.evaluateTransaction("get", "a"), UTF_8))
                    .isEqualTo("1");
        }
    }
}
