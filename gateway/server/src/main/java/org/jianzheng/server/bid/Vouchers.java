/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jianzheng.model.bid.TimeVouch;

/** Whoever vouches for a time beside the platform, as far as sealed bids need it. */
interface Vouchers {
    /** A verified RFC 3161 token over these bytes; none if nobody is asked or nobody answers in time. */
    Optional<byte[]> stamp(byte[] bytes);

    /** Another organisation's verified signature about these bytes, when its answer comes; none if nobody is asked or answers. */
    CompletableFuture<Optional<TimeVouch>> vouch(byte[] bytes);
}
