/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.bundle.BundleBuilder;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.note.SignedNote;

/** Serves a log as a gateway does, as long as it is asked for no more than so many files. */
final class ServedSample implements ArchiveSource {
    private final SignedLog log;
    private final SignedNote checkpoint;
    private final Optional<TimestampToken> stamp;
    private int left = Integer.MAX_VALUE;
    private int asked;
    private boolean withoutKeys;

    ServedSample(SignedLog log, SignedNote checkpoint, Optional<TimestampToken> stamp) {
        this.log = log;
        this.checkpoint = checkpoint;
        this.stamp = stamp;
    }

    void silentAfter(int files) {
        left = files;
        asked = 0;
    }

    /** Bundles come without the registrations of keys from now on. */
    void leavesKeysOut() {
        withoutKeys = true;
    }

    int asked() {
        return asked;
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public byte[] get(String path, int most) throws GatewaySilent {
        if (asked >= left) {
            throw new GatewaySilent("nobody is there");
        }
        asked++;
        return find(path).orElseThrow(() -> new GatewaySilent("there is no " + path));
    }

    @Override
    public byte[] bundle(RecordId record) throws GatewaySilent {
        if (asked >= left) {
            throw new GatewaySilent("nobody is there");
        }
        asked++;
        EvidenceBundle bundle = new BundleBuilder(log.log(), 1).build(record, checkpoint);
        EvidenceBundle given = withoutKeys
                ? new EvidenceBundle(
                        1, bundle.proved(), bundle.size(), bundle.checkpoint(), List.of(), bundle.capture())
                : bundle;
        return given.canonical();
    }

    private Optional<byte[]> find(String path) {
        if (path.startsWith("checkpoint")) {
            return Optional.of(checkpoint.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (path.startsWith("stamps/")) {
            return stamp.map(TimestampToken::bytes);
        }
        boolean parallel = path.startsWith("sm3/");
        TilePath tile = TilePath.parse(parallel ? path.substring("sm3/".length()) : path);
        return tile.kind() == TilePath.Kind.ENTRIES
                ? log.log().entryTile(tile)
                : log.log().hashTile(parallel ? HashSuite.SM3 : HashSuite.SHA_256, tile);
    }
}
