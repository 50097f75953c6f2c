/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/** What one scenario saw, line by line, without what is different in every run. */
public final class Observation {

    private static final String INDENT = "  ";
    private static final int LONG = 200;

    /** Whose answer is the first, with which others are compared, is left to chance. */
    private static final String MISMATCH = "ProposalResponsePayloads do not match";

    private final Names names;
    private final StringBuilder text = new StringBuilder();

    Observation(Names names) {
        this.names = names;
    }

    /** Something that happened. */
    public void line(String what) {
        text.append(names.clean(what)).append('\n');
    }

    /** More about what the last line told. */
    public void detail(String what) {
        text.append(INDENT).append(names.clean(what)).append('\n');
    }

    /** Something that was answered. */
    public void answer(String asked, String answered) {
        line(asked + ": \"" + shortened(answered) + "\"");
    }

    /** A fact that must hold. */
    public void fact(String what, boolean holds) {
        line(what + ": " + (holds ? "yes" : "no"));
    }

    /** What a client learns from a failure: the status, its words, and what each node said. */
    public void failure(String asked, Exception failure) {
        switch (failure) {
            case CommitException invalid -> line(asked + ": " + invalid.getCode());
            case GatewayException refused -> failure(asked, refused.getStatus(), refused.getDetails());
            case GatewayRuntimeException broken -> failure(asked, broken.getStatus(), broken.getDetails());
            // So the SDK tells that a stream ended with a status.
            case NoSuchElementException ended -> line(asked + ": \"" + ended.getMessage() + "\"");
            default -> throw new AssertionError(asked, failure);
        }
    }

    private void failure(String asked, Status status, List<ErrorDetail> details) {
        line(asked + ": " + status.getCode() + " \"" + shortened(String.valueOf(status.getDescription())) + "\"");
        details.stream()
                .filter(detail -> !names.clean(detail.getAddress()).startsWith("orderer"))
                .map(detail -> detail.getMessage().equals(MISMATCH)
                        ? "one of them: " + MISMATCH
                        : detail.getMspId() + ", " + detail.getAddress() + ": " + shortened(detail.getMessage()))
                .sorted()
                .forEach(this::detail);
        // Which of several orderers answer first is left to chance.
        Map<String, Integer> orderers = new TreeMap<>();
        details.stream()
                .filter(detail -> names.clean(detail.getAddress()).startsWith("orderer"))
                .forEach(detail -> orderers.merge(detail.getMessage(), 1, Integer::sum));
        orderers.forEach((message, count) -> detail(count + " orderers: " + shortened(message)));
    }

    /** Gives a value that is different in every run the same name wherever it occurs from now on. */
    public void name(String value, String name) {
        names.name(value, name);
    }

    private String shortened(String given) {
        String value = names.clean(given);
        return value.length() <= LONG * 4 ? value : value.substring(0, LONG) + "…";
    }

    /** All of it. */
    @Override
    public String toString() {
        return text.toString();
    }
}
