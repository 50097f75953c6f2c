/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.embedded.block.TransactionLocation;
import org.jianzheng.embedded.fault.Faults;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.transaction.TransactionId;

/**
 * The ledger as one organisation sees it: the common one, or some blocks behind when it is made to lag. Safe for use by several
 * threads.
 */
public final class OrganisationLedger {

    // Only a bound: whoever waits is woken by each block and by each change of faults.
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Faults faults;
    private final String mspId;

    /** The organisation's sight of the common ledger. */
    public OrganisationLedger(Ledger ledger, Faults faults, String mspId) {
        this.ledger = ledger;
        this.faults = faults;
        this.mspId = mspId;
    }

    /** The organisation. */
    public String mspId() {
        return mspId;
    }

    /** Number of blocks that the organisation has; at least the first. */
    public long height() {
        return Math.max(1, ledger.height() - faults.of(mspId).lag());
    }

    /** A block that the organisation has. */
    public Optional<Block> block(long number) {
        return number < height() ? ledger.block(number) : Optional.empty();
    }

    /** The block with this header hash. */
    public Optional<Block> block(Sha256 hash) {
        return ledger.number(hash).flatMap(this::block);
    }

    /** Where the first transaction with this id is. */
    public Optional<TransactionLocation> transaction(TransactionId id) {
        return ledger.transaction(id).filter(location -> location.block() < height());
    }

    /** The state at the organisation's height; the caller closes it. */
    public StateView view() {
        return ledger.viewAtMost(height());
    }

    /** Waits until the organisation has a block; {@code keepWaiting} is asked after each change. */
    public Optional<Block> awaitBlock(long number, BooleanSupplier keepWaiting) throws InterruptedException {
        while (keepWaiting.getAsBoolean()) {
            long known = ledger.height();
            Optional<Block> block = block(number);
            if (block.isPresent()) {
                return block;
            }
            ledger.awaitChange(known, LOOK_AGAIN.toMillis());
        }
        return Optional.empty();
    }

    /**
     * Waits until the organisation has a transaction; {@code keepWaiting} is asked after each change. What cannot be an id is
     * waited for like any other that does not come.
     */
    public Optional<TransactionLocation> awaitTransaction(String id, BooleanSupplier keepWaiting)
            throws InterruptedException {
        Optional<TransactionId> wanted = TransactionId.find(id);
        while (keepWaiting.getAsBoolean()) {
            long known = ledger.height();
            Optional<TransactionLocation> location = wanted.flatMap(this::transaction);
            if (location.isPresent()) {
                return location;
            }
            ledger.awaitChange(known, LOOK_AGAIN.toMillis());
        }
        return Optional.empty();
    }

    /** Lets all who wait look again whether they should. */
    public void wakeAll() {
        ledger.wakeAll();
    }
}
