/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.client;

import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;

/** A lot's sealed bids at the gateway that receives them: hand in, open, ask. */
public final class LotBids {
    private final GatewayClient gateway;
    private final String path;

    LotBids(GatewayClient gateway, LotCode lot) {
        this.gateway = gateway;
        this.path = "bids/" + lot;
    }

    /**
     * Hands in what a bidder states, and waits a moment where the gateway does not know of the window yet.
     *
     * @throws org.jianzheng.model.error.Refusal {@code DEADLINE_PASSED} for a commitment or withdrawal that comes too late, and what else
     *     the gateway refuses
     */
    public void state(BidStatement statement) throws InterruptedException {
        JsonObject body =
                JsonObject.builder().put("statement", statement.toJson()).build();
        gateway.patiently(Set.of(ErrorCode.NOT_OPEN), () -> gateway.postJson(path + "/statements", body));
    }

    /** Takes a step of the opening; waits while the last batch is on its way, and until the step's record is on the ledger. */
    public Receipt act(ReadableRecord record) throws InterruptedException {
        gateway.patiently(Set.of(ErrorCode.NOT_YET_OPEN), () -> gateway.postJson(path + "/records", record.toJson()));
        return gateway.patiently(Set.of(ErrorCode.RECORD_UNKNOWN), () -> gateway.awaitCommitted(record.id()));
    }

    /** How far the bids are; ask once they are disclosed. */
    public BiddingHead bidding() throws InterruptedException {
        return BiddingHead.fromJson(gateway.getJson(path));
    }

    /** What became of a disclosed bid; empty if there is none of this bidder. */
    public Optional<BidHead.State> stateOf(UnifiedCreditCode bidder) throws InterruptedException {
        return gateway.getJson(path + "/bidders").array("bids").objects().stream()
                .filter(bid -> bid.string("bidder").equals(bidder.value()))
                .findFirst()
                .map(bid -> Members.choice(BidHead.State.class, bid, "state"));
    }
}
