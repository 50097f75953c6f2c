/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A manifest comes with a file that may come from anywhere. */
class BackupManifestFuzzTest {
    private static final String DIGEST = "0".repeat(64);

    private static final BackupManifest SAMPLE = new BackupManifest(
            "city",
            "jianzheng",
            DIGEST,
            "embedded",
            "2026-03-16T12:00:00Z",
            -1,
            1L << 40,
            List.of(new BackupManifest.Entry("gateway-city/intents/\"1\"", 5, DIGEST)));

    @Test
    void reads_back_alike() {
        assertThat(BackupManifest.parse(SAMPLE.json(), SAMPLE.listing())).isEqualTo(SAMPLE);
    }

    @FuzzTest(maxDuration = "3s")
    void is_read_or_refused(FuzzedDataProvider data) {
        try {
            BackupManifest manifest = BackupManifest.parse(data.consumeString(2000), data.consumeRemainingAsString());
            assertThat(BackupManifest.parse(manifest.json(), manifest.listing()))
                    .isEqualTo(manifest);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
