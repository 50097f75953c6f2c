/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.channel;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.jianzheng.protocol.ProtocolException;

class UpdateFileFuzzTest {

    @FuzzTest(maxDuration = "2s")
    void is_read_and_summed_up_or_refused(FuzzedDataProvider data) {
        try {
            UpdateSummary.of(UpdateFile.parse(data.consumeRemainingAsBytes()));
        } catch (IOException | ProtocolException refused) {
            // As it should be.
        }
    }
}
