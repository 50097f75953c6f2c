/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.monitor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.note.SignedNote;

/** A gateway that shows what a test tells it to. */
final class TrialGateway implements ServedLog {
    private final String name;
    private LedgerLog log;
    private SignedNote note;
    private List<JsonObject> forks = List.of();
    private boolean silent;

    TrialGateway(String name, LedgerLog log, SignedNote note) {
        this.name = name;
        this.log = log;
        this.note = note;
    }

    void show(LedgerLog shown, SignedNote checkpoint) {
        log = shown;
        note = checkpoint;
    }

    void show(SignedNote checkpoint) {
        note = checkpoint;
    }

    void know(JsonObject... known) {
        forks = List.of(known);
    }

    void silent(boolean isSilent) {
        silent = isSilent;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] get(String path, int most) throws GatewaySilent {
        if (silent) {
            throw new GatewaySilent("nobody is there");
        }
        return switch (path) {
            case "checkpoint" -> note.toString().getBytes(StandardCharsets.UTF_8);
            case "forks" -> JsonArray.of(forks).canonical();
            default -> tile(path);
        };
    }

    private byte[] tile(String path) throws GatewaySilent {
        boolean sm3 = path.startsWith("sm3/");
        TilePath tile = TilePath.parse(sm3 ? path.substring("sm3/".length()) : path);
        return log.hashTile(sm3 ? HashSuite.SM3 : HashSuite.SHA_256, tile)
                .orElseThrow(() -> new GatewaySilent("there is no " + path));
    }
}
