/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever the file holds, it is read or refused by name. */
class TopologyReaderFuzzTest {

    @FuzzTest(maxDuration = "3s")
    void reads_or_refuses(FuzzedDataProvider data) {
        try {
            Topology topology = TopologyReader.parse(data.consumeRemainingAsString());
            if (topology.members().isEmpty()) {
                throw new AssertionError("a topology without members was read");
            }
        } catch (TopologyRefused refused) {
            if (refused.getMessage() == null) {
                throw new AssertionError("a refusal without a reason", refused);
            }
        }
    }
}
