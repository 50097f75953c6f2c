/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.fault;

import java.time.Duration;

/**
 * How one organisation misbehaves.
 *
 * @param down answers nobody, as if its peer were off
 * @param delay how much later it endorses
 * @param lag how many blocks it is behind
 * @param differs whether its endorsements say something else than the others'
 * @param clockOffset how far its clock is off
 */
public record OrganisationFault(boolean down, Duration delay, int lag, boolean differs, Duration clockOffset) {

    private static final Duration MAX_DELAY = Duration.ofMinutes(1);

    /** No misbehaviour. */
    public static final OrganisationFault NONE = new OrganisationFault(false, Duration.ZERO, 0, false, Duration.ZERO);

    /** Most blocks an organisation can be made to lag: as many old views are kept. */
    public static final int MAX_LAG = 16;

    /** Requires a delay of at most a minute and a lag of at most {@link #MAX_LAG}. */
    public OrganisationFault {
        if (delay.isNegative() || delay.compareTo(MAX_DELAY) > 0) {
            throw new IllegalArgumentException("a delay is 0 to " + MAX_DELAY + ", given " + delay);
        }
        if (lag < 0 || lag > MAX_LAG) {
            throw new IllegalArgumentException("a lag is 0 to " + MAX_LAG + " blocks, given " + lag);
        }
    }

    /** The same, and down or up. */
    public OrganisationFault withDown(boolean isDown) {
        return new OrganisationFault(isDown, delay, lag, differs, clockOffset);
    }

    /** The same, with this delay. */
    public OrganisationFault withDelay(Duration newDelay) {
        return new OrganisationFault(down, newDelay, lag, differs, clockOffset);
    }

    /** The same, with this lag. */
    public OrganisationFault withLag(int newLag) {
        return new OrganisationFault(down, delay, newLag, differs, clockOffset);
    }

    /** The same, and answering differently or like the others. */
    public OrganisationFault withDiffers(boolean isDifferent) {
        return new OrganisationFault(down, delay, lag, isDifferent, clockOffset);
    }

    /** The same, with the clock this far off. */
    public OrganisationFault withClockOffset(Duration newOffset) {
        return new OrganisationFault(down, delay, lag, differs, newOffset);
    }
}
