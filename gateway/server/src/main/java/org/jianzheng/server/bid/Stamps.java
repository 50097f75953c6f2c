/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.util.Optional;

/** Whoever stamps the time outside the ledger, as far as sealed bids need it. */
@FunctionalInterface
interface Stamps {
    /** A verified RFC 3161 token over these bytes; none if nobody is asked or nobody answers in time. */
    Optional<byte[]> over(byte[] bytes);
}
