/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.channel;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.jianzheng.protocol.ProtocolException;

class PendingTransactionFuzzTest {

    @FuzzTest(maxDuration = "2s")
    void is_read_and_told_or_refused(FuzzedDataProvider data) {
        try {
            PendingTransaction pending = PendingTransaction.parse(data.consumeRemainingAsBytes());
            pending.endorsers();
            pending.proposer();
        } catch (ProtocolException refused) {
            // As it should be.
        }
    }
}
