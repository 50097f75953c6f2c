/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.monitor;

import java.util.List;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.note.SignedNote;

/**
 * The forks that a gateway knows of and that no quorum has resolved.
 *
 * @param open by block
 */
record KnownForks(List<Open> open) {
    private static final int MAX_BYTES = 16 << 20;
    private static final String PATH = "forks";

    /**
     * An open fork; its notes are as the gateway gave them.
     *
     * @param block the block
     * @param notes the checkpoints
     */
    record Open(long block, List<SignedNote> notes) {}

    static KnownForks of(ServedLog gateway) throws GatewaySilent, InterruptedException {
        return parse(gateway.get(PATH, MAX_BYTES));
    }

    /** Reads a gateway's answer; refuses ({@code SCHEMA_INVALID} and others) what is none. */
    static KnownForks parse(byte[] answer) {
        if (!(CanonicalJson.parse(answer, MAX_BYTES) instanceof JsonArray forks)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the forks that a gateway knows are a list");
        }
        return new KnownForks(forks.objects().stream()
                .filter(fork -> !fork.has("resolvedBy"))
                .map(KnownForks::open)
                .toList());
    }

    private static Open open(JsonObject fork) {
        return new Open(
                fork.integer("block"),
                fork.array("notes").strings().stream().map(SignedNote::parse).toList());
    }
}
