/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.Random;

/**
 * Something that somebody tries in a sequence about credit. What it is about is a number, taken modulo how many there are when it runs; where
 * there is none it does nothing.
 */
sealed interface CreditCommand {
    /** Days go by. */
    record Pass(int days) implements CreditCommand {}

    /** Somebody is seen to do something; shown by a file of its own, or by that of an earlier behaviour. */
    record Behave(int subject, int sharedWith) implements CreditCommand {}

    /** A deduction is proposed. */
    record Propose(int behaviour, int rule, int points, boolean discretion) implements CreditCommand {}

    /** A proposal is served. */
    record Notify(int proposal) implements CreditCommand {}

    /** Its subject objects. */
    record Contest(int proposal) implements CreditCommand {}

    /** It is decided, perhaps with a tag of the kind of offence. */
    record Decide(int proposal, boolean confirmed, boolean byCentre, int tag) implements CreditCommand {}

    /** It is tolerated. */
    record Exempt(int proposal, int tag) implements CreditCommand {}

    /** What was deducted is repaired. */
    record Repair(int proposal) implements CreditCommand {}

    /** A suspension is loaded from before the ledger; of no months, it has no days that anybody knows. */
    record Suspend(int subject, int daysAgo, int months) implements CreditCommand {}

    /** An answer about somebody's eligibility is stored. */
    record Ask(int subject) implements CreditCommand {}

    static CreditCommand draw(Random random) {
        int about = random.nextInt(1 << 16);
        return switch (random.nextInt(18)) {
            case 0, 1 -> new Pass(random.nextInt(9));
            case 2, 3 -> new Behave(about, random.nextInt(8));
            case 4, 5, 6 -> new Propose(about, random.nextInt(3), 1 + random.nextInt(7), random.nextBoolean());
            case 7, 8 -> new Notify(about);
            case 9 -> new Contest(about);
            case 10, 11, 12 -> new Decide(about, random.nextInt(4) > 0, random.nextInt(8) == 0, random.nextInt(4));
            case 13 ->
                random.nextBoolean()
                        ? new Exempt(about, random.nextInt(4))
                        : new Suspend(about, random.nextInt(90), random.nextInt(4));
            case 14, 15 -> new Repair(about);
            default -> new Ask(about);
        };
    }
}
