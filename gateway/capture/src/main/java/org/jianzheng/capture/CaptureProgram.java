/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.time.InstantSource;
import java.util.Optional;
import org.jianzheng.evidence.chunk.ChunkedFile;

/** One pass after another: states the files that are new, sends what waits. */
final class CaptureProgram {
    private final Source source;
    private final WatchedFolder folder;
    private final CaptureState state;
    private final Sending sending;
    private final int maxWaiting;
    private final InstantSource clock;
    private boolean full;

    CaptureProgram(Source source, WatchedFolder folder, CaptureState state, Sending sending, int maxWaiting) {
        this.source = source;
        this.folder = folder;
        this.state = state;
        this.sending = sending;
        this.maxWaiting = maxWaiting;
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
        for (SeenFile file : folder.files(clock.instant())) {
            if (!state.isStated(file)) {
                if (state.waiting() >= maxWaiting) {
                    // The file stays where it is and is stated when there is room again.
                    full = true;
                    return stated;
                }
                Optional<ChunkedFile> content = folder.read(file);
                if (content.isPresent()) {
                    state.add(source.state(file, content.get(), state.chain()));
                    stated++;
                }
            }
        }
        return stated;
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
