/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed while clients submit. */
class KillTest {

    private static final int CLIENTS = 8;
    private static final int KILLS = 3;
    private static final int ACKNOWLEDGED_BETWEEN_KILLS = 40;

    @TempDir
    Path folder;

    @Test
    void nothing_acknowledged_is_lost_when_the_process_is_killed() throws Exception {
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        try (TestSite site = new TestSite(folder.resolve("data"));
                ChildLedger ledger = new ChildLedger(folder, site.config())) {
            for (int round = 0; round < KILLS; round++) {
                ledger.awaitReady();
                submitUntilKilled(site, ledger, acknowledged, "round" + round + "-");
                site.disconnect();
                ledger.startAgain();
            }
            ledger.awaitReady();

            Contract contract = site.contract(TestNetwork.REGULATOR);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * ACKNOWLEDGED_BETWEEN_KILLS);
            for (Map.Entry<String, String> each : acknowledged.entrySet()) {
                assertThat(contract.evaluateTransaction("get", each.getKey()))
                        .as(each.getKey())
                        .asString(UTF_8)
                        .isEqualTo(each.getValue());
            }
        }
    }

    private static void submitUntilKilled(
            TestSite site, ChildLedger ledger, Map<String, String> acknowledged, String prefix) throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        int before = acknowledged.size();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                Contract contract = site.contract(TestNetwork.CITY);
                String own = prefix + client + "-";
                clients.execute(() -> {
                    for (int i = 0; !killed.get() && put(contract, own + i, "value " + i); i++) {
                        acknowledged.put(own + i, "value " + i);
                    }
                });
            }
            Await.until("enough is acknowledged", () -> acknowledged.size() >= before + ACKNOWLEDGED_BETWEEN_KILLS);
            ledger.kill();
            killed.set(true);
        }
    }

    /** Whether the submit was acknowledged; its commit is not waited for. */
    private static boolean put(Contract contract, String key, String value) {
        try {
            Transaction transaction =
                    contract.newProposal("put").addArguments(key, value).build().endorse();
            var submitted = transaction.submitAsync();
            try {
                assertThat(submitted.getStatus().getCode()).isEqualTo(TxValidationCode.VALID);
            } catch (CommitStatusException killedMeanwhile) {
                // Acknowledged all the same.
                return true;
            }
            return true;
        } catch (EndorseException | SubmitException killedMeanwhile) {
            return false;
        }
    }
}
