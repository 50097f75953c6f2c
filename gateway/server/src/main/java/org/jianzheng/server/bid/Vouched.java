/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.util.Optional;
import org.jianzheng.model.bid.TimeVouch;

/**
 * Who besides the platform vouches for the time of something.
 *
 * @param stamp an RFC 3161 token
 * @param vouch another organisation's signature
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never changed
record Vouched(Optional<byte[]> stamp, Optional<TimeVouch> vouch) {
    /** Whether anybody does. */
    boolean isThere() {
        return stamp.isPresent() || vouch.isPresent();
    }
}
