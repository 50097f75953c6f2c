/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.chunk.ChunkedFile;

/** One pass after another: states the files that are new, sends what waits. */
final class CaptureProgram {
    private final Source source;
    private final WatchedFolder folder;
    private final CaptureState state;
    private final Sending sending;
    private final Optional<Uploads> uploads;
    private final Limits limits;
    private final InstantSource clock;
    private boolean full;

    /**
     * What may grow how far.
     *
     * @param waiting statements that may wait for the ledger; beyond it new files wait where they are
     * @param journal stated files that are remembered; beyond it those that are gone are forgotten
     */
    record Limits(int waiting, int journal) {}

    /**
     * A program.
     *
     * @param uploads where originals are noted that are to be uploaded; empty if none is
     */
    CaptureProgram(
            Source source,
            WatchedFolder folder,
            CaptureState state,
            Sending sending,
            Optional<Uploads> uploads,
            Limits limits) {
        this.source = source;
        this.folder = folder;
        this.state = state;
        this.sending = sending;
        this.uploads = uploads;
        this.limits = limits;
        this.clock = source.clock();
    }

    /** States new files and sends; how many files it stated. */
    int pass() throws InterruptedException {
        int stated = state();
        sending.send();
        return stated;
    }

    private int state() {
        int stated = 0;
        full = false;
        List<SeenFile> seen = folder.files(clock.instant());
        state.compact(seen, limits.journal());
        for (SeenFile file : seen) {
            if (!state.isStated(file)) {
                if (state.waiting() >= limits.waiting()) {
                    // The file stays where it is and is stated when there is room again.
                    full = true;
                    return stated;
                }
                Optional<ChunkedFile> content = folder.read(file);
                if (content.isPresent()) {
                    add(file, content.get());
                    stated++;
                }
            }
        }
        return stated;
    }

    /** The original is noted first: noted twice it is uploaded once, stated and not noted it never would be. */
    private void add(SeenFile file, ChunkedFile content) {
        uploads.ifPresent(each -> each.add(new Uploads.Original(
                state.chain().sequence(), file, content.digests().sha256())));
        state.add(source.state(file, content, state.chain()));
    }

    /** How it is, in one line. */
    String status() {
        String line = new Standing(state.chain().sequence(), state.waiting()).toString();
        if (full) {
            line += ", the queue is full: new files wait 队列已满，新文件等待";
        }
        return line + sending.trouble().map(reason -> ", " + reason).orElse("");
    }

    /** Whether nothing waits for the ledger. */
    boolean isDone() {
        return state.waiting() == 0 && !full;
    }
}
