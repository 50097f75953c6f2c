/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import java.io.Serial;

/** The log cannot begin as things are; the message begins with a stable code. */
public final class LogNotBegun extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The own peer lacks early blocks and no source is configured. */
        NO_SOURCE,
        /** The source does not answer. */
        SOURCE_UNREACHABLE,
        /** The source answers with an error, or with more than there can be. */
        SOURCE_REFUSES,
        /** The source shows no checkpoint that is well-formed and rightly signed. */
        CHECKPOINT_REFUSED,
        /** The checkpoint is of a log with another name. */
        OTHER_ORIGIN,
        /** The checkpoint is of a ledger with another first block. */
        OTHER_GENESIS,
        /** Too few have cosigned the checkpoint. */
        QUORUM_MISSING,
        /** The own peer has another block than the checkpoint. */
        BLOCK_DIFFERS,
        /** The own peer has not reached the checkpoint's block. */
        PEER_BEHIND,
        /** The own peer begins behind the checkpoint's block: a newer checkpoint is needed. */
        SOURCE_BEHIND,
        /** A tile is not the one that the checkpoint covers. */
        TILE_DIFFERS,
        /** The entries do not give another root that the checkpoint states. */
        ROOT_DIFFERS,
        /** This release cannot read an entry. */
        ENTRY_UNREADABLE
    }

    private final Reason reason;

    /** Says why and what was met. */
    public LogNotBegun(Reason reason, String sentence) {
        super(reason + ": " + sentence);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
