/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sealed bids are received.
 *
 * @param vouchers MSP ids of the organisations whose gateways are asked, in this order, to sign that they were shown receipts and the last
 *     batch; their addresses stand in {@link CosigningSettings#peers}
 * @param deposits who is asked for deposits
 */
public record BidSettings(
        @DefaultValue List<String> vouchers, @DefaultValue Deposits deposits) {

    /**
     * Who is asked for the deposits of bidders, once their bids are disclosed.
     *
     * @param url where a bank or a guarantee platform answers; empty: nobody is asked
     * @param timeout after this a question is given up, and the deposit is recorded as unknown
     * @param demo a demo without legal value answers in place of a bank that everybody has paid
     */
    public record Deposits(
            @Nullable URI url,
            @DefaultValue("5s") Duration timeout,
            @DefaultValue("false") boolean demo) {}
}
