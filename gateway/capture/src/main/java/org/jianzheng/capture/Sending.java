/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;

/**
 * Brings the oldest statements to the ledger in their order. A statement leaves the queue when both its records are on the ledger, and
 * never before. After a failure it waits, each time twice as long, up to a minute; what the contract refuses stays at the head,
 * because whatever follows continues it.
 */
final class Sending {
    private static final int GROUP = 20;

    private final CaptureState state;
    private final Gateway gateway;
    private final Pauses pauses;
    private Optional<String> trouble = Optional.empty();

    Sending(CaptureState state, Gateway gateway, Pauses pauses) {
        this.state = state;
        this.gateway = gateway;
        this.pauses = pauses;
    }

    /** Why nothing could be sent last time, or empty if it could. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Sends and settles what can be, unless it must still wait after a failure. */
    void send() throws InterruptedException {
        if (!pauses.isOver()) {
            return;
        }
        List<Statement> group = state.oldest(GROUP);
        if (group.isEmpty()) {
            return;
        }
        try {
            List<Statement> settled = settled(group);
            settled.forEach(state::remove);
            List<Statement> left = group.subList(settled.size(), group.size());
            if (!left.isEmpty()) {
                submit(left);
            }
        } catch (IOException | Refusal failure) {
            fail(String.valueOf(failure.getMessage()));
        }
    }

    /** The statements at the head of the queue that are on the ledger. */
    private List<Statement> settled(List<Statement> group) throws IOException, InterruptedException {
        List<Statement> settled = new ArrayList<>();
        for (Statement statement : group) {
            if (!isCommitted(statement.registration()) || !isCommitted(statement.capture())) {
                break;
            }
            settled.add(statement);
        }
        return settled;
    }

    private boolean isCommitted(ReadableRecord record) throws IOException, InterruptedException {
        return gateway.progress(record.id()) instanceof Gateway.Progress.Committed;
    }

    private void submit(List<Statement> statements) throws IOException, InterruptedException {
        List<ReadableRecord> records = new ArrayList<>();
        for (Statement statement : statements) {
            records.add(statement.registration());
            records.add(statement.capture());
        }
        Optional<Refusal> refused = Optional.empty();
        for (ReadableRecord record : records) {
            // A refusal of an earlier try is told once more by whoever asks; sending again tries again.
            if (refused.isEmpty() && gateway.progress(record.id()) instanceof Gateway.Progress.Refused why) {
                refused = Optional.of(why.refusal());
            }
        }
        for (Optional<Refusal> answer : gateway.submit(records)) {
            refused = refused.or(() -> answer);
        }
        if (refused.isPresent()) {
            fail(String.valueOf(refused.get().getMessage()));
        } else {
            trouble = Optional.empty();
            pauses.succeeded();
        }
    }

    private void fail(String reason) {
        trouble = Optional.of(reason);
        pauses.failed();
    }
}
