/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.server.ledger.EpochRead;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.ledger.Outcome;
import org.jianzheng.server.log.BlockListener;
import org.jianzheng.server.log.BlockNotice;
import org.jianzheng.server.log.CommittedRecord;
import org.jianzheng.server.log.TransactionNotice;
import org.jianzheng.server.settings.IntakeSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings every acknowledged record to the ledger. Gathers, delivers, and learns from blocks what became of it; what is not
 * seen in time is asked for and, when the peer does not know it either, submitted again with the same bytes.
 */
final class SubmissionLane implements BlockListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionLane.class);
    private static final Duration TURN = Duration.ofMillis(200);

    private final Ledger ledger;
    private final Desk desk;
    private final Delivery delivery;
    private final IntakeSettings settings;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;
    private volatile long entered = -1;

    SubmissionLane(Ledger ledger, Desk desk, Delivery delivery, IntakeSettings settings) {
        this.ledger = ledger;
        this.desk = desk;
        this.delivery = delivery;
        this.settings = settings;
    }

    /**
     * Takes up what was kept before the process ended, and begins.
     *
     * @param block number of the newest block that has entered the log, or -1
     */
    void start(long block) {
        entered = block;
        List<Intent> kept = desk.store().intents();
        kept.forEach(desk.pending()::add);
        for (Carrier carrier : desk.store().carriers()) {
            carrier.records().forEach(desk.pending()::holdKept);
            desk.onTheWay().add(carrier, 0, desk.now());
        }
        settleKnown();
        if (!kept.isEmpty()) {
            LOG.info("{} acknowledged records are continued", kept.size());
        }
        desk.store().forgetRefusalsBefore(desk.now().minus(settings.refusalsKept()));
        Thread.ofPlatform().name("submission-gather").daemon().start(this::gather);
        Thread.ofPlatform().name("submission-settle").daemon().start(this::settleUnknown);
    }

    /** What is in the log is done, whether or not its block is ever told. */
    private void settleKnown() {
        desk.pending().ids().forEach(desk::settleIfCommitted);
        for (OnTheWay.Journey journey : desk.onTheWay().all()) {
            if (journey.carrier().records().stream()
                    .allMatch(id -> desk.pending().find(id).isEmpty())) {
                TransactionId id = journey.carrier().transaction().id();
                desk.onTheWay().arrive(id);
                desk.drop(id);
            }
        }
    }

    @Override
    public void takenOver() {
        settleKnown();
    }

    private void gather() {
        while (!stopping) {
            try {
                if (desk.pending().awaitWork(TURN.toMillis()) && desk.onTheWay().begin(settings.inFlight(), TURN)) {
                    letGather();
                    launch();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("gathering records failed; it goes on", e);
            }
        }
    }

    /** The more is on its way, the longer one waits for it anyway, and the less a fuller transaction costs each record. */
    private void letGather() throws InterruptedException {
        int turn = 0;
        while (turn <= desk.onTheWay().size() && desk.pending().waiting() < settings.batchRecords()) {
            Thread.sleep(settings.gather());
            turn++;
        }
    }

    private void launch() throws InterruptedException {
        List<Intent> taken = List.of();
        try {
            taken = desk.pending()
                    .take(settings.batchRecords(), settings.batchSize().toBytes());
        } finally {
            if (taken.isEmpty()) {
                desk.onTheWay().end();
            }
        }
        if (taken.isEmpty()) {
            // What waits depends on what is on its way.
            Thread.sleep(settings.gather());
            return;
        }
        List<Intent> together = taken;
        workers.execute(() -> {
            try {
                deliver(together, 0);
            } finally {
                desk.onTheWay().end();
            }
        });
    }

    private void deliver(List<Intent> intents, int conflicts) {
        try {
            delivery.deliver(intents, conflicts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("delivering {} records failed; they are tried again", intents.size(), e);
            giveBack(intents.stream()
                    .map(Intent::id)
                    .filter(id -> desk.onTheWay().carrierOf(id).isEmpty())
                    .toList());
        }
    }

    private void giveBack(List<RecordId> ids) {
        try {
            Thread.sleep(TURN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        desk.pending().giveBack(ids);
    }

    @Override
    public void entered(BlockNotice notice) {
        entered = notice.number();
        Set<RecordId> records =
                notice.records().stream().map(CommittedRecord::id).collect(Collectors.toCollection(HashSet::new));
        List<TransactionId> valid = notice.transactions().stream()
                .filter(transaction -> transaction.code() == TxValidationCode.VALID)
                .map(TransactionNotice::id)
                .filter(id -> desk.onTheWay().arrive(id).isPresent())
                .toList();
        valid.forEach(id -> desk.metrics().judged(TxValidationCode.VALID.name()));
        desk.settle(records, valid);
        for (TransactionNotice transaction : notice.transactions()) {
            // The same bytes submitted twice stand in the chain a second time; only the first time counts.
            if (transaction.code() != TxValidationCode.VALID && transaction.code() != TxValidationCode.DUPLICATE_TXID) {
                conflicted(transaction.id(), transaction.code());
            }
        }
        if (notice.epochChanged()) {
            buryDead(notice.number());
        }
    }

    /** The transaction is in a block and is not valid: its records travel again in another one. */
    private void conflicted(TransactionId id, TxValidationCode code) {
        Optional<OnTheWay.Journey> arrived = desk.onTheWay().arrive(id);
        if (arrived.isEmpty()) {
            return;
        }
        desk.metrics().judged(code.name());
        switch (code) {
            case MVCC_READ_CONFLICT, PHANTOM_READ_CONFLICT -> LOG.debug("transaction {} conflicted", id);
            default -> LOG.error("transaction {} was judged {}", id, code);
        }
        again(arrived.get());
    }

    private void again(OnTheWay.Journey journey) {
        desk.drop(journey.carrier().transaction().id());
        List<Intent> intents = journey.carrier().records().stream()
                .map(desk.pending()::find)
                .flatMap(Optional::stream)
                .toList();
        if (!intents.isEmpty() && !stopping) {
            workers.execute(() -> deliver(intents, journey.conflicts() + 1));
        }
    }

    /** What read an epoch from before this block and was not seen up to it can never be valid. */
    private void buryDead(long block) {
        for (OnTheWay.Journey journey : desk.onTheWay().all()) {
            boolean dead = EpochRead.of(journey.carrier().transaction())
                    .map(read -> read.block() < block)
                    .orElse(false);
            if (dead) {
                desk.onTheWay().arrive(journey.carrier().transaction().id()).ifPresent(this::again);
            }
        }
    }

    private void settleUnknown() {
        while (!stopping) {
            try {
                Thread.sleep(TURN);
                for (OnTheWay.Journey journey : desk.onTheWay().takeDue(desk.now())) {
                    settleUnknown(journey.carrier());
                }
                if (!desk.onTheWay().hasOverdue()) {
                    desk.metrics().noneOverdue();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("asking for transactions of unknown outcome failed; it goes on", e);
            }
        }
    }

    private void settleUnknown(Carrier carrier) {
        TransactionId id = carrier.transaction().id();
        try {
            Optional<Outcome> outcome = ledger.outcome(id);
            if (outcome.isEmpty()) {
                desk.metrics().resubmitted();
                desk.metrics().overdue(id + " is in no block, the same bytes are submitted again");
                Objects.requireNonNull(ledger.submit(carrier.transaction()));
            } else if (outcome.get().block() <= entered) {
                // Its block entered the log before the process ended and the news was lost with it.
                seenBefore(id, outcome.get());
            }
        } catch (LedgerLost e) {
            LOG.debug("whether {} is in a block is not known: {}", id, e.getMessage());
        }
    }

    private void seenBefore(TransactionId id, Outcome outcome) {
        if (outcome.code() == TxValidationCode.VALID) {
            desk.onTheWay()
                    .arrive(id)
                    .ifPresent(
                            journey -> desk.settle(Set.copyOf(journey.carrier().records()), List.of(id)));
        } else {
            conflicted(id, outcome.code());
        }
    }

    /** Stops gathering; what is not settled goes on when the gateway starts again. */
    @Override
    public void close() {
        stopping = true;
        desk.pending().wake();
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.info("a delivery did not end in time; its records are kept");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
