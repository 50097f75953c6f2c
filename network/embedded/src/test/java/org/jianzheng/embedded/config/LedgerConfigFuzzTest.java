/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class LedgerConfigFuzzTest {

    /** Whatever stands in the file: it is read, or refused with one kind of exception. */
    @FuzzTest(maxDuration = "5s")
    void reads_or_refuses_any_text(FuzzedDataProvider data) {
        try {
            LedgerConfigReader.parse(data.consumeRemainingAsString());
        } catch (ConfigException refused) {
            // Refusing is right for whatever is not a configuration.
            return;
        }
    }
}
