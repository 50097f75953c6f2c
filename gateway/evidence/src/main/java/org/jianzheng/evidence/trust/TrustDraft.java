/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.evidence.time.TimeAuthority;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/** A trust root in the making that counts from a log size on; nobody has signed it. */
public final class TrustDraft {
    private final TrustRoot pinned;
    private final long fromSize;
    private final List<TrustedCosigner> cosigners;
    private final List<TimeAuthority> timeAuthorities;
    private QuorumPolicy quorum;

    /**
     * Begins with what is pinned.
     *
     * @param fromSize above all sizes of earlier changes, and above those that the log has, or else what is cosigned already
     *     would be judged by it
     */
    public TrustDraft(TrustRoot pinned, long fromSize) {
        this.pinned = pinned;
        this.fromSize = fromSize;
        this.cosigners = new ArrayList<>(pinned.cosigners());
        this.timeAuthorities = new ArrayList<>(pinned.timeAuthorities());
        this.quorum = pinned.quorum();
    }

    /** Lets a cosigner count; the card is its JSON form without a window. A key that is there already is refused later. */
    public TrustDraft add(JsonObject card) {
        cosigners.add(TrustedCosigner.fromJson(card.with("fromSize", fromSize)));
        return this;
    }

    /** Lets the keys of an organisation count no more; refuses ({@code SCHEMA_INVALID}) one that has none in use. */
    public TrustDraft retire(OrganisationId organisation) {
        boolean known = false;
        for (int i = 0; i < pinned.cosigners().size(); i++) {
            TrustedCosigner cosigner = cosigners.get(i);
            if (cosigner.organisation().equals(organisation) && cosigner.isInUse()) {
                cosigners.set(i, cosigner.until(fromSize));
                known = true;
            }
        }
        if (!known) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s has no checkpoint keys in use", organisation);
        }
        return this;
    }

    /** Lets the time stamps of an authority count. One that is there already is refused by {@link #change}. */
    public TrustDraft add(TimeAuthority authority) {
        timeAuthorities.add(authority);
        return this;
    }

    /** Lets the time stamps of an authority count no more from a time on; refuses ({@code SCHEMA_INVALID}) one that is not in use. */
    public TrustDraft end(String authority, Instant until) {
        for (int i = 0; i < timeAuthorities.size(); i++) {
            TimeAuthority each = timeAuthorities.get(i);
            if (each.name().equals(authority) && each.until().isEmpty()) {
                timeAuthorities.set(i, each.until(until));
                return this;
            }
        }
        throw Refusal.of(ErrorCode.SCHEMA_INVALID, "no time-stamp authority %s is in use", authority);
    }

    /** Asks for another quorum. */
    public TrustDraft quorum(QuorumPolicy policy) {
        quorum = policy;
        return this;
    }

    /** The change, with no signature yet; refuses what a trust root refuses. */
    public TrustChange change() {
        return new TrustChange(
                new TrustRoot(
                        pinned.version() + 1,
                        pinned.origin(),
                        pinned.channel(),
                        pinned.genesis(),
                        pinned.signatures(),
                        cosigners,
                        quorum,
                        quorum.equals(pinned.quorum()) ? pinned.earlier() : pinned.withEarlier(fromSize),
                        timeAuthorities),
                List.of());
    }
}
