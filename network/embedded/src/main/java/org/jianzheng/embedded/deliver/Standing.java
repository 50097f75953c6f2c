/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.deliver;

import org.jianzheng.embedded.access.AccessDenied;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.access.Right;
import org.jianzheng.embedded.access.Signed;

/** The right of a requester, asked again whenever the channel's configuration has changed. For one thread. */
final class Standing {

    private final Channel channel;
    private final Right right;
    private final Signed request;
    private long asked = -1;

    Standing(Channel channel, Right right, Signed request) {
        this.channel = channel;
        this.right = right;
        this.request = request;
    }

    /**
     * Requires the right under the configuration in force.
     *
     * @throws AccessDenied when the requester has it not, or no more
     */
    void require() {
        long inForce = channel.configurationBlock();
        if (asked != inForce) {
            channel.require(right, request);
            asked = inForce;
        }
    }

    /** As {@link #require}, as an answer. */
    boolean holds() {
        try {
            require();
            return true;
        } catch (AccessDenied denied) {
            return false;
        }
    }
}
