/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bid;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.code.OrganisationId;

/** Whether another organisation's signature about the time counts: of one that the trust root names, and that is no trading centre. */
public final class TimeVouches {
    private final TrustRoot trust;

    /** Believes the checkpoint keys of this trust root alone, also those that were replaced since. */
    public TimeVouches(TrustRoot trust) {
        this.trust = trust;
    }

    /**
     * Since when these bytes were there at the latest, by the word of another organisation than the centre.
     *
     * @param centre whose word alone is not enough
     * @return empty if the vouch is not about the bytes, or nobody signed it whose word counts
     */
    public Optional<Instant> vouchedAt(TimeVouch vouch, OrganisationId centre, byte[] bytes) {
        return vouch.covers(bytes) && counts(vouch, centre) ? Optional.of(vouch.at()) : Optional.empty();
    }

    /** Whether somebody signed whose word counts beside the centre's, whatever it is about. */
    public boolean counts(TimeVouch vouch, OrganisationId centre) {
        return !vouch.organisation().equals(centre)
                && trust.cosigners().stream()
                        .anyMatch(cosigner -> cosigner.organisation().equals(vouch.organisation())
                                && !cosigner.isCentre()
                                && vouch.isSignedBy(cosigner.sm2()));
    }
}
