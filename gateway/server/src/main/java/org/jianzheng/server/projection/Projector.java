/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.projection;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.server.log.BlockFollower;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Folds the log into the documents, from where their cursor stands; makes them anew from the whole log when they are gone. */
final class Projector implements ProjectionState, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    /** Entries that are folded in with one write. */
    static final int STEP = 500;

    private static final long PROGRESS = 50_000;
    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final LedgerLog log;
    private final LotDocuments documents;
    private final boolean inProcess;
    private final int step;
    private final TreeHasher hasher = TreeHasher.of(HashSuite.SHA_256);
    private volatile long projected;
    private volatile Optional<String> trouble = Optional.empty();
    private volatile boolean running;
    private @Nullable Thread thread;

    Projector(LedgerLog log, LotDocuments documents, boolean inProcess, int step) {
        this.log = log;
        this.documents = documents;
        this.inProcess = inProcess;
        this.step = step;
    }

    @Override
    public long projected() {
        return projected;
    }

    @Override
    public Optional<String> trouble() {
        return trouble;
    }

    @Override
    public boolean inProcess() {
        return inProcess;
    }

    private void run() {
        boolean known = false;
        while (running) {
            try {
                if (!known) {
                    takeUp();
                    known = true;
                }
                if (!step()) {
                    Thread.sleep(IDLE);
                }
                trouble = Optional.empty();
            } catch (InterruptedException e) {
                return;
            } catch (MongoException e) {
                // After a failed write only the documents know how far they are.
                known = false;
                trouble = Optional.of(String.valueOf(e.getMessage()));
                LOG.warn("the projection cannot be written, it is tried again: {}", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    void takeUp() {
        projected = documents.cursor();
        if (projected == 0 || projected > log.size()) {
            documents.clear();
            projected = 0;
            if (log.size() > STEP) {
                LOG.info("the projection is made anew from {} entries", log.size());
            }
        }
    }

    /** Folds in the next entries; false if there are none. */
    boolean step() {
        long end = Math.min(log.size(), projected + step);
        if (end <= projected) {
            return false;
        }
        Map<String, List<TimelineRow>> rows = new LinkedHashMap<>();
        for (long position = projected; position < end; position++) {
            byte[] bytes = log.entry(position).orElseThrow();
            TimelineRow row = TimelineRow.of(position, LogEntry.parse(bytes), hasher.leaf(bytes));
            row.timelines()
                    .forEach(key -> rows.computeIfAbsent(key, missing -> new ArrayList<>())
                            .add(row));
        }
        documents.fold(rows, end);
        if (end / PROGRESS > projected / PROGRESS) {
            LOG.info("the projection has come to entry {} of {}", end, log.size());
        }
        projected = end;
        return true;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("projection").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread started = thread;
        if (started != null) {
            try {
                // Not interrupted: a write that is cut off costs the next start a longer look.
                started.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BlockFollower.PHASE + 1;
    }
}
