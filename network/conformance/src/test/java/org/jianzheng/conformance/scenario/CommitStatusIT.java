/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static org.jianzheng.conformance.observation.Ground.CITY;
import static org.jianzheng.conformance.observation.Ground.COUNTY;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Commit;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Status;
import org.jianzheng.conformance.client.Credentials;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Ground;
import org.jianzheng.launcher.identity.Node;
import org.junit.jupiter.api.Test;

/** Asking what became of a transaction. */
@Conformance
class CommitStatusIT {

    @Test
    void the_status_can_be_asked_before_and_after_the_commit(Ground ground) throws Exception {
        var transaction = ground.caller(CITY).proposal("put", "status", "1").endorse();
        Commit question = ground.commit(ground.credentials(CITY, Node.GATEWAY), CITY, transaction.getTransactionId());
        CompletableFuture<Status> before = CompletableFuture.supplyAsync(() -> {
            try {
                return question.getStatus();
            } catch (CommitStatusException e) {
                throw new IllegalStateException(e);
            }
        });
        Status after = transaction.submitAsync().getStatus();
        ground.seen().line("asked before: " + before.get(30, TimeUnit.SECONDS).getCode());
        ground.seen().line("asked after: " + after.getCode());
        ground.seen().fact("the same block", before.join().getBlockNumber() == after.getBlockNumber());
    }

    @Test
    void another_organisation_can_ask(Ground ground) throws Exception {
        var submitted = ground.caller(CITY)
                .proposal("put", "status-of-others", "1")
                .endorse()
                .submitAsync();
        Credentials county = ground.credentials(COUNTY, Node.GATEWAY);
        Status there =
                ground.commit(county, COUNTY, submitted.getTransactionId()).getStatus();
        Status guest = ground.commit(county, CITY, submitted.getTransactionId()).getStatus();
        ground.seen().line("at its own peer: " + there.getCode());
        ground.seen().line("at another's peer: " + guest.getCode());
        ground.seen().fact("the same block", there.getBlockNumber() == guest.getBlockNumber());
    }

    @Test
    void the_status_of_what_was_never_submitted_is_waited_for(Ground ground) {
        Commit question = ground.commit(ground.credentials(CITY, Node.GATEWAY), CITY, "0".repeat(64));
        ground.attempts(
                "never submitted", () -> question.getStatus(call -> call.withDeadlineAfter(1, TimeUnit.SECONDS)));
    }

    @Test
    void what_is_no_id_is_waited_for_too(Ground ground) {
        Commit question = ground.commit(ground.credentials(CITY, Node.GATEWAY), CITY, "no id");
        ground.attempts("no id", () -> question.getStatus(call -> call.withDeadlineAfter(1, TimeUnit.SECONDS)));
    }

    @Test
    void a_failed_commit_is_told_with_its_code(Ground ground) throws Exception {
        var lonely = ground.caller(CITY)
                .at(CITY)
                .proposal("put", "status-lonely", "1")
                .endorse();
        try {
            lonely.submit();
        } catch (CommitException e) {
            ground.seen().failure("lonely", e);
            ground.seen().line(String.valueOf(e.getMessage()));
        }
        Status status = ground.commit(ground.credentials(CITY, Node.GATEWAY), CITY, lonely.getTransactionId())
                .getStatus();
        ground.seen().line("asked again: " + status.getCode() + ", successful: " + status.isSuccessful());
    }
}
