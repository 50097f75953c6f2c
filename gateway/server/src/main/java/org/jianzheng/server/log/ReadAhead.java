/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.server.ledger.BlockFeed;
import org.jianzheng.server.ledger.LedgerLost;

/**
 * Reads blocks on a thread of its own before they are asked for, so that whoever has many to catch up with gets them together. Does not
 * own the feed; ends when the feed does. One thread asks.
 */
final class ReadAhead implements AutoCloseable {
    /** The most blocks that are read and not yet asked for. */
    static final int MOST = 32;

    /**
     * From so many waiting blocks on they are given together. Below that the log is as good as up to date, and each block is to be
     * seen for itself.
     */
    static final int MANY = 8;

    private final BlockFeed feed;
    private final BlockingQueue<Arrived> waiting = new ArrayBlockingQueue<>(MOST);
    private final Thread reader;

    private sealed interface Arrived {
        record Read(Block block) implements Arrived {}

        record Lost(LedgerLost cause) implements Arrived {}

        record Failed(RuntimeException cause) implements Arrived {}
    }

    ReadAhead(BlockFeed feed) {
        this.feed = feed;
        this.reader = Thread.ofVirtual().name("block-reader").start(this::read);
    }

    private void read() {
        try {
            Arrived arrived;
            do {
                arrived = readOne();
                waiting.put(arrived);
            } while (arrived instanceof Arrived.Read);
        } catch (InterruptedException e) {
            // Nobody asks any more.
        }
    }

    private Arrived readOne() {
        try {
            return new Arrived.Read(feed.next());
        } catch (LedgerLost e) {
            return new Arrived.Lost(e);
        } catch (RuntimeException e) {
            return new Arrived.Failed(e);
        }
    }

    /**
     * Waits for the next block, and gives all that wait where they are {@value #MANY} or more.
     *
     * @throws LedgerLost when the feed ended
     * @throws RuntimeException what else the feed threw
     */
    List<Block> next() throws LedgerLost, InterruptedException {
        List<Block> blocks = new ArrayList<>();
        blocks.add(block(waiting.take()));
        if (waiting.size() >= MANY - 1) {
            while (waiting.peek() instanceof Arrived.Read read) {
                blocks.add(read.block());
                waiting.remove();
            }
        }
        return blocks;
    }

    private static Block block(Arrived arrived) throws LedgerLost {
        return switch (arrived) {
            case Arrived.Read read -> read.block();
            case Arrived.Lost lost -> throw lost.cause();
            case Arrived.Failed failed -> throw failed.cause();
        };
    }

    /** Stops reading. */
    @Override
    public void close() {
        reader.interrupt();
    }
}
