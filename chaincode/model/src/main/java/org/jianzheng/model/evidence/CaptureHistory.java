/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.code.RecordRef;

/**
 * What a source's capture statements say together: whether any is missing, came out of order, twice or late, or does not
 * continue the one before it (domain 2.12, articles 16 and 18). A pure function of statements and ledger times.
 */
public final class CaptureHistory {
    private CaptureHistory() {}

    /**
     * A statement and when it came.
     *
     * @param record its record
     * @param statement what it says
     * @param at when it was captured, by the source's clock
     * @param entered the ledger time
     */
    public record Entered(RecordRef record, CaptureStatement statement, Instant at, Instant entered) {

        /** When it was captured, by the source's clock less the offset that the source stated. */
        public Instant captured() {
            return at.minusMillis(statement.clockOffsetMs());
        }

        /** From capture to ledger; negative if the source's clock was further ahead than it stated. */
        public Duration delay() {
            return Duration.between(captured(), entered);
        }
    }

    /** What can be wrong with a source's statements. */
    public enum Kind {
        /** Statements between two sequence numbers are missing. */
        GAP("Statements are missing", "采集声明缺失"),
        /** It came behind a statement with a larger number. */
        REORDERED("It came behind a later statement", "晚于后续声明入账"),
        /** Another statement has its number. */
        DUPLICATE("Another statement has its number", "序号重复"),
        /** It does not continue the statement before it. */
        UNCHAINED("It does not continue the statement before it", "未衔接前一声明"),
        /** It came later than the tolerance allows. */
        LATE("It came late", "迟到入账"),
        /** It came before it was captured, by more than the tolerance. */
        AHEAD("Its source’s clock was ahead", "来源时钟超前");

        private final String english;
        private final String chinese;

        Kind(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }

        /** What it means, in English. */
        public String english() {
            return english;
        }

        /** What it means, in Chinese. */
        public String chinese() {
            return chinese;
        }
    }

    /**
     * Something to explain.
     *
     * @param kind what
     * @param record the statement at which it shows
     * @param from the first sequence number that it is about
     * @param to the last
     */
    public record Finding(Kind kind, RecordRef record, long from, long to) {}

    /**
     * What is to be explained in some statements of one source.
     *
     * @param before the statement that entered the ledger before them, if they are not the source's first
     * @param statements in the order in which they entered the ledger
     * @param tolerance between capture and ledger
     * @return findings in the order of the statements, those that show only in the order of numbers last
     */
    public static List<Finding> examine(Optional<Entered> before, List<Entered> statements, Duration tolerance) {
        List<Finding> findings = new ArrayList<>();
        long highest = before.map(entered -> entered.statement().sequence()).orElse(-1L);
        Set<Long> numbers = new HashSet<>();
        for (Entered entered : statements) {
            long number = entered.statement().sequence();
            if (!numbers.add(number) || number == highest) {
                findings.add(new Finding(Kind.DUPLICATE, entered.record(), number, number));
            } else if (number < highest) {
                findings.add(new Finding(Kind.REORDERED, entered.record(), number, number));
            }
            highest = Math.max(highest, number);
            if (entered.delay().compareTo(tolerance) > 0) {
                findings.add(new Finding(Kind.LATE, entered.record(), number, number));
            } else if (entered.delay().compareTo(tolerance.negated()) < 0) {
                findings.add(new Finding(Kind.AHEAD, entered.record(), number, number));
            }
        }
        findings.addAll(inOrderOfNumbers(before, statements));
        return findings;
    }

    private static List<Finding> inOrderOfNumbers(Optional<Entered> before, List<Entered> statements) {
        List<Finding> findings = new ArrayList<>();
        List<Entered> sorted = new ArrayList<>(statements);
        before.ifPresent(sorted::add);
        sorted.sort(Comparator.comparingLong(entered -> entered.statement().sequence()));
        Optional<Entered> last = Optional.empty();
        for (Entered entered : sorted) {
            long number = entered.statement().sequence();
            long expected = last.map(one -> one.statement().sequence() + 1).orElse(before.isEmpty() ? 0 : number);
            if (number > expected) {
                findings.add(new Finding(Kind.GAP, entered.record(), expected, number - 1));
            }
            boolean continues = last.isEmpty()
                    || entered.statement().previous().equals(last.map(Entered::record))
                    || number < expected;
            if (!continues) {
                findings.add(new Finding(Kind.UNCHAINED, entered.record(), number, number));
            }
            last = Optional.of(entered);
        }
        return findings;
    }
}
