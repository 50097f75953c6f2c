/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampControllerTest {
    @TempDir
    Path folder;

    @Test
    void serves_the_time_stamp_of_a_checkpoint() {
        try (LogStore store = LogStore.open(folder)) {
            CheckpointArchive archive = new CheckpointArchive(store);
            archive.stamp(7, new TimestampToken(new byte[] {1, 2}));
            StampController controller = new StampController(archive);

            assertThat(controller.stamp(7).getBody()).containsExactly(1, 2);
            assertThatThrownBy(() -> controller.stamp(8))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
        }
    }
}
