/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who bids where, shared by the commands of a bidder. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class BidderOptions {
    @Parameters(index = "0", paramLabel = "LOT", description = "The lot. 标段编号。")
    private String lot;

    @Parameters(index = "1", paramLabel = "BIDDER", description = "The bidder's credit code. 投标人统一社会信用代码。")
    private String bidder;

    @Option(
            names = "--bids",
            required = true,
            paramLabel = "FOLDER",
            description = {
                "Where secrets and receipts are kept. Without it the bid cannot be opened: keep a copy.",
                "保存投标密值与回执的文件夹。丢失则无法开标，请自行备份。"
            })
    private Path bids;

    @Mixin
    private TrustOption trust;

    @Mixin
    private KeyOption key;

    @Mixin
    private GatewayOption gateway;

    @Mixin
    private SpeechOption speech;

    LotCode lot() {
        return LotCode.parse(lot);
    }

    UnifiedCreditCode bidder() {
        return UnifiedCreditCode.parse(bidder);
    }

    BidFolder folder() {
        return BidFolder.open(bids, lot(), bidder());
    }

    TrustRoot trust() {
        return trust.root();
    }

    KeyOption key() {
        return key;
    }

    GatewayOption gateway() {
        return gateway;
    }

    Speech speech() {
        return speech.speech();
    }
}
