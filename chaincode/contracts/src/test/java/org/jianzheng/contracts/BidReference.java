/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jianzheng.model.bid.Undecrypted;
import org.jspecify.annotations.Nullable;

/**
 * A second account of the rules on the sealed bids of one lot (domain 3.2 and 3.3, invariants 1 to 4), written from them and not from the
 * contracts: a lot is a few variables, and time is compared plainly.
 */
final class BidReference {
    static final int MINIMUM = 2;
    static final int LEAVES = 8;
    private static final int GRACE_SECONDS = 30;

    /** What a bidder has committed to: which file, and by which statement. */
    record Standing(int file, int version) {}

    private final Map<Integer, Integer> versions = new TreeMap<>();
    private final Map<Integer, Standing> standing = new TreeMap<>();
    private final Map<Integer, String> told = new TreeMap<>();
    private String phase = "RECEIVING";
    private Instant deadline;
    private int batches;
    private Instant lastClosed = Instant.MIN;
    private boolean lastVouched;
    private boolean late;
    private boolean alone;
    private int bidders;

    BidReference(Instant deadline) {
        this.deadline = deadline;
    }

    String phase() {
        return phase;
    }

    Instant deadline() {
        return deadline;
    }

    int batches() {
        return batches;
    }

    Map<Integer, Standing> standing() {
        return standing;
    }

    /** What became of each bid that was told. */
    Map<Integer, String> told() {
        return told;
    }

    boolean late() {
        return late;
    }

    boolean alone() {
        return alone;
    }

    int bidders() {
        return bidders;
    }

    long evaluated() {
        return told.values().stream()
                .filter(state -> state.equals("VERIFIED") || state.equals("REMEDIED"))
                .count();
    }

    /** When a batch is closed. */
    Instant closing(BidCommand.Close close, Instant at) {
        return close.atTheDeadline() ? deadline : at;
    }

    /** What the bidder states reaches the platform; the very deadline is in time. */
    void state(BidCommand command, Instant at) {
        if (!phase.equals("RECEIVING") || at.isAfter(deadline)) {
            return;
        }
        if (command instanceof BidCommand.Commit commit) {
            standing.put(commit.bidder(), new Standing(commit.file(), next(commit.bidder())));
        } else if (command instanceof BidCommand.Withdraw withdraw && standing.containsKey(withdraw.bidder())) {
            standing.remove(withdraw.bidder());
            next(withdraw.bidder());
        }
    }

    private int next(int bidder) {
        return versions.merge(bidder, 1, Integer::sum);
    }

    /** With what code a record of this command is refused at this time, if it is. */
    Optional<String> refusal(BidCommand command, Instant at) {
        return Optional.ofNullable(
                switch (command) {
                    case BidCommand.Pass ignored -> null;
                    case BidCommand.PassDeadline ignored -> null;
                    case BidCommand.Commit ignored -> null;
                    case BidCommand.Withdraw ignored -> null;
                    case BidCommand.Extend extend -> extension(extend, at);
                    case BidCommand.Close close -> closed(close, at);
                    case BidCommand.Open open -> opened(open, at);
                    case BidCommand.Disclose disclose -> disclosed(disclose);
                    case BidCommand.Reveal reveal -> revealed(reveal);
                    case BidCommand.Fail fail -> fail.byPlatform() ? "ROLE_FORBIDDEN" : ended(fail.bidder());
                    case BidCommand.Conclude conclude -> concluded(conclude);
                });
    }

    private @Nullable String extension(BidCommand.Extend extend, Instant at) {
        if (!phase.equals("RECEIVING")) {
            return "STATE_FORBIDS";
        }
        if (!at.isBefore(deadline)) {
            return "DEADLINE_PASSED";
        }
        return extend.seconds() > 0 ? null : "STATE_FORBIDS";
    }

    private @Nullable String closed(BidCommand.Close close, Instant at) {
        Instant closedAt = closing(close, at);
        if (closedAt.isAfter(at)) {
            return "TIME_IMPLAUSIBLE";
        }
        if (at.isAfter(deadline.plusSeconds(GRACE_SECONDS)) && !close.marked()) {
            return "STATE_FORBIDS";
        }
        if (close.beside() == BidCommand.Beside.THE_OWN) {
            return "ROLE_FORBIDDEN";
        }
        boolean follows = phase.equals("RECEIVING")
                && close.skipped() == 0
                && closedAt.isAfter(lastClosed)
                && !closedAt.isAfter(deadline)
                && close.leaves() >= LEAVES;
        return follows ? null : "STATE_FORBIDS";
    }

    private @Nullable String opened(BidCommand.Open open, Instant at) {
        if (open.byPlatform()) {
            return "ROLE_FORBIDDEN";
        }
        if (!phase.equals("RECEIVING")) {
            return "STATE_FORBIDS";
        }
        boolean early = at.isBefore(deadline) || open.deadlineOff() != 0;
        boolean unclosed = !lastClosed.equals(deadline);
        boolean stillWaits = late && at.isBefore(deadline.plusSeconds(GRACE_SECONDS));
        return early || unclosed || stillWaits ? "NOT_YET_OPEN" : null;
    }

    private @Nullable String disclosed(BidCommand.Disclose disclose) {
        boolean enough = (!late || disclose.late()) && (lastVouched || disclose.stamped() || disclose.alone());
        return phase.equals("OPENING") && enough ? null : "STATE_FORBIDS";
    }

    private @Nullable String revealed(BidCommand.Reveal reveal) {
        if (phase.equals("RECEIVING") || phase.equals("OPENING")) {
            return "NOT_YET_OPEN";
        }
        if (!told.containsKey(reveal.bidder())) {
            return "REFERENCE_UNKNOWN";
        }
        if (reveal.otherKey()) {
            return "SIGNATURE_INVALID";
        }
        return reveal.lie() ? "SEALED_MISMATCH" : ended(reveal.bidder());
    }

    private @Nullable String ended(int bidder) {
        if (phase.equals("RECEIVING") || phase.equals("OPENING")) {
            return "NOT_YET_OPEN";
        }
        if (!told.containsKey(bidder)) {
            return "REFERENCE_UNKNOWN";
        }
        return "LOCKED".equals(told.get(bidder)) ? null : "STATE_FORBIDS";
    }

    private @Nullable String concluded(BidCommand.Conclude conclude) {
        if (!phase.equals("DISCLOSED")) {
            return "STATE_FORBIDS";
        }
        if (told.containsValue("LOCKED")) {
            return "ITEMS_INCOMPLETE";
        }
        return conclude.biddersOff() == 0 && conclude.evaluationOff() == 0 ? null : "STATE_FORBIDS";
    }

    /** A record of this command was accepted. */
    void accept(BidCommand command, Instant at) {
        switch (command) {
            case BidCommand.Pass ignored -> {}
            case BidCommand.PassDeadline ignored -> {}
            case BidCommand.Commit ignored -> {}
            case BidCommand.Withdraw ignored -> {}
            case BidCommand.Extend extend -> deadline = deadline.plusSeconds(extend.seconds());
            case BidCommand.Close close -> {
                batches++;
                lastClosed = closing(close, at);
                lastVouched = close.beside() == BidCommand.Beside.ANOTHER_ORGANISATION;
                late |= close.marked();
            }
            case BidCommand.Open ignored -> phase = "OPENING";
            case BidCommand.Disclose disclose -> {
                late = disclose.late();
                alone = disclose.alone();
                bidders = standing.size();
                phase = bidders < MINIMUM ? "FAILED" : "DISCLOSED";
                if (bidders >= MINIMUM) {
                    standing.keySet().forEach(bidder -> told.put(bidder, "LOCKED"));
                }
            }
            case BidCommand.Reveal reveal -> told.put(reveal.bidder(), reveal.otherFile() ? "MISMATCH" : "VERIFIED");
            case BidCommand.Fail fail -> told.put(fail.bidder(), after(fail.fault()));
            case BidCommand.Conclude ignored -> phase = "CONCLUDED";
        }
    }

    private static String after(Undecrypted.Fault fault) {
        return switch (fault) {
            case BIDDER -> "REVOKED";
            case OTHER -> "WITHDRAWN";
            case REMEDY_USED -> "REMEDIED";
        };
    }
}
