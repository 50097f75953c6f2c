/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.List;
import java.util.Random;
import org.jianzheng.model.bid.Undecrypted;

/** Something that somebody tries in a sequence about the sealed bids of a lot. Bidders are numbers from 0. */
sealed interface BidCommand {
    List<Undecrypted.Fault> FAULTS = List.of(Undecrypted.Fault.values());
    List<Beside> BESIDE = List.of(Beside.values());

    /** Seconds go by. */
    record Pass(int seconds) implements BidCommand {}

    /** Time goes by until so many seconds after the deadline, unless that is over. */
    record PassDeadline(int offset) implements BidCommand {}

    /** A bidder commits to a file, or to another in place of the one before. */
    record Commit(int bidder, int file) implements BidCommand {}

    /** A bidder withdraws. */
    record Withdraw(int bidder) implements BidCommand {}

    /** The deadline is moved by so many seconds. */
    record Extend(int seconds) implements BidCommand {}

    /** A batch is closed, at the deadline or now, with so much added to its number and so many leaves. */
    record Close(boolean atTheDeadline, int skipped, int leaves, boolean marked, Beside beside) implements BidCommand {}

    /** Who signs a batch beside the platform. */
    enum Beside {
        NOBODY,
        ANOTHER_ORGANISATION,
        THE_OWN
    }

    /** The opening is begun. */
    record Open(boolean byPlatform, int deadlineOff) implements BidCommand {}

    /** The bids are told, with marks that are not due, or without one that is. */
    record Disclose(boolean stamped, boolean late, boolean alone) implements BidCommand {}

    /** A bid is revealed, perhaps with another file, under another key, or with what is no outcome of it. */
    record Reveal(int bidder, boolean otherFile, boolean otherKey, boolean lie) implements BidCommand {}

    /** A bid is not decrypted. */
    record Fail(int bidder, Undecrypted.Fault fault, boolean byPlatform) implements BidCommand {}

    /** The opening is concluded, with numbers that are off. */
    record Conclude(int biddersOff, int evaluationOff) implements BidCommand {}

    static BidCommand draw(Random random) {
        int bidder = random.nextInt(4);
        return switch (random.nextInt(36)) {
            case 0, 1 -> new Pass(random.nextInt(120));
            case 2, 3, 4 -> new PassDeadline(random.nextInt(-3, 40));
            case 5, 6, 7, 8 -> new Commit(bidder, random.nextInt(3));
            case 9 -> new Withdraw(bidder);
            case 10 -> new Extend(random.nextInt(-40, 40));
            case 11, 12, 13, 14, 15 ->
                new Close(
                        random.nextInt(3) > 0,
                        random.nextInt(10) == 0 ? 1 : 0,
                        random.nextInt(10) == 0 ? 4 : 8 << random.nextInt(2),
                        random.nextInt(3) == 0,
                        BESIDE.get(random.nextInt(8) / 3));
            case 16, 17 -> new Open(random.nextInt(8) == 0, random.nextInt(8) == 0 ? 1 : 0);
            case 18, 19 -> new Disclose(random.nextInt(3) == 0, random.nextBoolean(), random.nextInt(3) > 0);
            case 20, 21, 22, 26, 27, 28, 29, 30 ->
                new Reveal(bidder, random.nextInt(4) == 0, random.nextInt(10) == 0, random.nextInt(10) == 0);
            case 23, 24, 31 -> new Fail(bidder, FAULTS.get(random.nextInt(FAULTS.size())), random.nextInt(8) == 0);
            default -> new Conclude(random.nextInt(4) == 0 ? 1 : 0, random.nextInt(4) == 0 ? 1 : 0);
        };
    }
}
