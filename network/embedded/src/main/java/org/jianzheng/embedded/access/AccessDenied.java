/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.access;

import java.io.Serial;

/** Someone may not do what is asked. The message says which policy or check stands against it. */
public final class AccessDenied extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The same in the words with which a peer refuses a proposal. */
    public AccessDenied toProposal(Right right) {
        return new AccessDenied("failed evaluating policy on signed data during check policy [" + right.policy()
                + "]: [" + getMessage() + "]");
    }

    /** The same in the words with which a gateway refuses a question about the channel. */
    public AccessDenied onChannel(String channel, Right right) {
        return new AccessDenied("Failed evaluating policy on signed data during check policy on channel [" + channel
                + "] with policy [" + right.policy() + "]: [" + getMessage() + "]");
    }

    /** Refused for this reason. */
    public AccessDenied(String message) {
        super(message);
    }
}
