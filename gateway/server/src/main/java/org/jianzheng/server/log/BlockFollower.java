/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.log.BlockEntries;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.server.ledger.BlockFeed;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.trouble.Trouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the own peer's blocks from where the log ends: checks that each follows the one before it, appends it to the log,
 * tells the listeners. When the stream breaks it begins again after the log's last block, with growing pauses.
 */
public final class BlockFollower implements SmartLifecycle {

    /** The phase in which it starts: after everybody who must hear of the first block. */
    public static final int PHASE = 0;

    private static final Logger LOG = LoggerFactory.getLogger(BlockFollower.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration CONTRADICTED_PAUSE = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final LedgerLog log;
    private final TrustRoot trust;
    private final String chaincode;
    private final LogBeginning beginning;
    private final Trouble interruption;
    private final List<BlockListener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile Optional<String> trouble = Optional.of("no block has come from the own peer yet");
    private volatile @Nullable BlockFeed feed;
    private @Nullable Thread thread;
    private long told = -1;

    /**
     * Follows with this ledger into this log; block 0 must be the one that the trust root names.
     *
     * @param interruption tells when blocks do not come in
     */
    public BlockFollower(
            Ledger ledger,
            LedgerLog log,
            TrustRoot trust,
            String chaincode,
            LogBeginning beginning,
            Trouble interruption) {
        this.beginning = beginning;
        this.ledger = ledger;
        this.log = log;
        this.trust = trust;
        this.chaincode = chaincode;
        this.interruption = interruption;
    }

    /** Tells this listener of every block from now on. */
    public void listen(BlockListener listener) {
        listeners.add(listener);
    }

    /** Number of the newest block that has entered the log, or -1. */
    public long entered() {
        return log.nextBlock() - 1;
    }

    /** Why blocks do not come in at present, or empty if they do. */
    public Optional<String> trouble() {
        return trouble;
    }

    @Override
    public void start() {
        log.state(0).ifPresent(first -> requireTrusted(first.headerHash()));
        running = true;
        thread = Thread.ofPlatform().name("block-follower").daemon().start(this::run);
    }

    private void requireTrusted(Hash first) {
        if (!first.equals(trust.genesis())) {
            throw new IllegalStateException(
                    "the stored log begins with block " + first.hex() + ", the trust root names "
                            + trust.genesis().hex() + ": this data folder belongs to another ledger");
        }
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        while (running) {
            long before = log.nextBlock();
            try (BlockFeed opened = open();
                    ReadAhead ahead = new ReadAhead(opened)) {
                feed = opened;
                while (running) {
                    enter(ahead.next());
                    trouble = Optional.empty();
                    interruption.passed();
                }
            } catch (LogNotBegun e) {
                trouble = Optional.of(String.valueOf(e.getMessage()));
                interruption.met("the log does not begin: " + e.getMessage());
            } catch (InterruptedException e) {
                return;
            } catch (LedgerLost e) {
                trouble = Optional.of(String.valueOf(e.getMessage()));
                if (running) {
                    interruption.met(String.valueOf(e.getMessage()));
                }
            } catch (ProtocolException | Refusal e) {
                trouble = Optional.of("THE PEER'S BLOCKS CONTRADICT THE LOG: " + e.getMessage());
                LOG.error("block {} does not follow the log; nothing is taken from this peer", log.nextBlock(), e);
                pause = CONTRADICTED_PAUSE;
            } catch (RuntimeException e) {
                trouble = Optional.of(String.valueOf(e.getMessage()));
                LOG.error("block {} could not enter the log; it is tried again", log.nextBlock(), e);
            }
            feed = null;
            pause = log.nextBlock() > before ? SHORTEST_PAUSE : pause;
            if (running) {
                sleep(pause);
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            }
        }
    }

    private BlockFeed open() throws LogNotBegun, LedgerLost, InterruptedException {
        if (log.head().isEmpty() && beginning.begin()) {
            listeners.forEach(BlockListener::takenOver);
        }
        if (log.head().isEmpty()) {
            return ledger.blocks(0);
        }
        // The last block comes again: by it the peer shows at once that it is there and on the same chain.
        long last = log.nextBlock() - 1;
        long first = Math.max(last, ledger.firstBlock());
        if (first > log.nextBlock()) {
            throw new LogNotBegun(
                    LogNotBegun.Reason.NO_SOURCE,
                    "the log ends with block " + last + " and the own peer begins with block " + first
                            + ": set the log's folder aside and name another organisation's log (jianzheng.log.source)");
        }
        if (first > last) {
            requireSame(last);
        }
        return ledger.blocks(first);
    }

    /** The peer has not the block that the log ends with, and shows by the next one's header that it is on the same chain. */
    private void requireSame(long last) throws LedgerLost {
        Hash own = ledger.hashOf(last).orElseThrow(() -> new LedgerLost("the own peer has not come to block " + last));
        Hash known = log.head().orElseThrow().headerHash();
        if (!own.equals(known)) {
            throw ProtocolException.differs(Rule.PREVIOUS_HASH, known.hex(), own.hex() + " is the own peer's");
        }
        trouble = Optional.empty();
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private void enter(List<Block> blocks) {
        List<LogBlock> entered = new ArrayList<>(blocks.size());
        try {
            for (Block block : blocks) {
                LogBlock read = BlockEntries.of(block, chaincode);
                if (read.number() != log.nextBlock() - 1) {
                    requireNext(block, entered);
                }
                entered.add(read);
            }
        } finally {
            // What came before a block that contradicts the log is sound.
            append(blocks, entered);
        }
    }

    private void append(List<Block> blocks, List<LogBlock> entered) {
        if (entered.isEmpty()) {
            return;
        }
        List<LogState> states = log.append(entered);
        for (int i = 0; i < entered.size(); i++) {
            LogBlock block = entered.get(i);
            // After a crash between log and listeners the block that comes again is news to them.
            if (block.number() > told) {
                long first = states.get(i).size() - block.entries().size();
                BlockNotice notice = BlockReading.notice(blocks.get(i), block, first);
                for (BlockListener listener : listeners) {
                    listener.entered(notice);
                }
                told = block.number();
            }
        }
    }

    /** Requires that a block follows those that are about to enter the log, or the log. */
    private void requireNext(Block block, List<LogBlock> before) {
        BlockChain.requireSound(block);
        Optional<Hash> known = before.isEmpty()
                ? log.head().map(LogState::headerHash)
                : Optional.of(before.getLast().headerHash());
        if (known.isEmpty()) {
            BlockChain.requireGenesis(
                    block.getHeader(),
                    new org.jianzheng.protocol.Sha256(
                            ByteString.copyFrom(trust.genesis().toBytes())));
            return;
        }
        long number = before.isEmpty() ? log.nextBlock() : before.getLast().number() + 1;
        if (block.getHeader().getNumber() != number) {
            throw ProtocolException.differs(
                    Rule.BLOCK_NUMBER, number, block.getHeader().getNumber());
        }
        if (!block.getHeader()
                .getPreviousHash()
                .equals(ByteString.copyFrom(known.get().toBytes()))) {
            throw ProtocolException.differs(
                    Rule.PREVIOUS_HASH, known.get().hex(), BlockHeaders.hash(block.getHeader()) + " follows another");
        }
    }

    @Override
    public void stop() {
        running = false;
        BlockFeed open = feed;
        if (open != null) {
            open.close();
        }
        Thread started = thread;
        if (started != null) {
            started.interrupt();
            try {
                started.join(Duration.ofSeconds(10));
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
        return PHASE;
    }
}
