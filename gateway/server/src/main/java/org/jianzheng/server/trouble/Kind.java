/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.trouble;

import java.time.Duration;
import org.slf4j.event.Level;

/** What can be wrong. The wire names are those of the metrics and of the log and never change meaning. */
public enum Kind {
    /** The own peer's stream of blocks broke and is opened again and again. */
    BLOCKS("blocks", "blocks do not come in from the own peer", Duration.ZERO),
    /** The own peer does not say its height. */
    PEER("peer", "the own peer does not answer", Duration.ZERO),
    /** An organisation is passed over when endorsements are asked for, since it did not answer. */
    ENDORSER("endorser", "it does not endorse and others are asked in its place", Duration.ZERO),
    /** No choice of organisations endorses; acknowledged records wait. */
    ENDORSEMENT("endorsement", "too few organisations endorse, records wait", Duration.ZERO),
    /** Endorsements take more than two seconds: an organisation is slow, or the ledger has too much to do. */
    SLOW("slow", "endorsements take long", Duration.ofSeconds(30)),
    /** Organisations endorse different answers at one height. */
    DIVERGENCE("divergence", "THE ORGANISATIONS ANSWER DIFFERENTLY AT THE SAME HEIGHT", Duration.ofSeconds(30)),
    /** Submits are reported as failed; whether they were ordered, blocks tell. */
    SUBMISSION("submission", "submits are of unknown outcome", Duration.ofSeconds(5)),
    /** Submitted transactions are not seen in blocks in time; the same bytes are submitted again. */
    ORDERING("ordering", "submitted transactions stay out of blocks", Duration.ZERO),
    /** An organisation's gateway does not cosign checkpoints. */
    COSIGNER("cosigner", "it does not cosign checkpoints", Duration.ZERO),
    /** Batches of an organisation are not copied: it does not give them, or not as their records state. */
    REPLICA("replica", "its batches cannot be copied", Duration.ZERO),
    /** Content that was withdrawn by order cannot be destroyed; it is not served all the same. */
    ERASURE("erasure", "withdrawn content is not destroyed yet", Duration.ZERO),
    /** The time-stamp authority does not answer, or with what proves nothing. */
    TIME_AUTHORITY("time-authority", "checkpoints are not stamped", Duration.ZERO),
    /** An organisation's gateway does not sign about the time of bids, or with what proves nothing. */
    VOUCHER("voucher", "it does not sign about the time of bids", Duration.ZERO);

    private final String wireName;
    private final String sentence;
    private final Duration calm;

    Kind(String wireName, String sentence, Duration calm) {
        this.wireName = wireName;
        this.sentence = sentence;
        this.calm = calm;
    }

    /** Its name in metrics and log. */
    public String wireName() {
        return wireName;
    }

    /** What is wrong, in words. */
    String sentence() {
        return sentence;
    }

    /** How loudly its beginning is told. */
    Level level() {
        return this == DIVERGENCE ? Level.ERROR : Level.WARN;
    }

    /** It is over when it was not met for so long, since it comes and goes by nature; zero if good news end it. */
    Duration calm() {
        return calm;
    }
}
