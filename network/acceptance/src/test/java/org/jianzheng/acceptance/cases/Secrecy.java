/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jianzheng.model.code.LotCode;

/** What anybody can see before the opening: the ledger, the logs of all programs, and what two gateways answer. */
final class Secrecy {
    private static final List<String> ANSWERS = List.of(
            "bids/LOT",
            "bids/LOT/bidders",
            "bids/LOT/leaves",
            "lots/LOT",
            "index/lot?key=LOT",
            "heads/bidding/LOT",
            "records?limit=100",
            "projection",
            "health");

    private final Outside outside;

    Secrecy(Outside outside) {
        this.outside = outside;
    }

    /** Nothing that got outside so far holds any of these words (invariant 4). */
    void requireUntold(LotCode lot, List<String> secrets) {
        List<String> paths =
                ANSWERS.stream().map(path -> path.replace("LOT", lot.value())).toList();
        List<Outside.Told> told = outside.told(paths);
        assertThat(told)
                .extracting(Outside.Told::where)
                .contains("the ledger", "the log", "a log")
                .containsAll(paths);
        for (Outside.Told each : told) {
            for (String secret : secrets) {
                assertThat(each.text().contains(secret))
                        .as("%s tells who bids", each.where())
                        .isFalse();
            }
        }
    }
}
