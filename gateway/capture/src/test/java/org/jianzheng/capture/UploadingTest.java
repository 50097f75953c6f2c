/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.error.ErrorCode;
import org.junit.jupiter.api.Test;

class UploadingTest extends CaptureTrial {
    /** Uploads as a program does that has just been started. */
    private Uploading uploading() {
        return new Uploading(
                Uploads.open(work.resolve("state")),
                new WatchedFolder(work.resolve("watched"), Duration.ofSeconds(2)),
                gateway,
                pauses());
    }

    private void uploads(Uploading uploading, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            uploading.upload();
            now = now.plusSeconds(120);
        }
    }

    private List<String> uploaded() {
        return gateway.files.values().stream()
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void originals_are_uploaded_once_also_over_a_restart_and_a_lost_answer() throws Exception {
        CaptureProgram program = start();
        file("a", "first", 10);
        file("b", "second", 9);
        passes(program, 1);
        gateway.answersLost = true;
        uploads(uploading(), 1);
        assertThat(uploaded()).containsExactly("first");

        gateway.answersLost = false;
        Uploading again = uploading();
        uploads(again, 2);
        assertThat(uploaded()).containsExactly("first", "second");
        assertThat(gateway.uploads).isEqualTo(2);
        assertThat(again.isDone()).isTrue();
        assertThat(again.status()).contains("originals waiting 待上传原件 0");
        uploads(uploading(), 1);
        assertThat(gateway.uploads).isEqualTo(2);
    }

    @Test
    void an_original_that_changed_or_went_before_its_upload_is_told_of_and_holds_nobody_up() throws Exception {
        CaptureProgram program = start();
        file("a", "first", 10);
        file("b", "second", 9);
        file("c", "third", 8);
        passes(program, 1);
        Files.delete(work.resolve("watched/a"));
        file("b", "other", 3);
        Uploading uploading = uploading();
        uploads(uploading, 1);

        assertThat(uploaded()).containsExactly("third");
        assertThat(uploading.status()).contains("上传前已变更或消失 2");
        passes(program, 1);
        uploads(uploading(), 1);
        assertThat(uploaded()).containsExactly("third", "other");
    }

    @Test
    void a_refused_original_is_passed_over_after_some_tries_and_tried_again_by_the_next_start() throws Exception {
        CaptureProgram program = start();
        file("a", "first", 10);
        passes(program, 1);
        gateway.refusingFiles = Optional.of(ErrorCode.TOO_LARGE);
        Uploading uploading = uploading();
        uploads(uploading, 20);
        assertThat(gateway.uploads).isEqualTo(Uploading.MOST_REFUSALS);
        assertThat(uploading.status()).contains("TOO_LARGE").contains("暂不再传 1");

        gateway.refusingFiles = Optional.empty();
        uploads(uploading(), 1);
        assertThat(uploaded()).containsExactly("first");
    }

    @Test
    void a_full_store_is_tried_for_as_long_as_it_takes_with_pauses() throws Exception {
        CaptureProgram program = start();
        file("a", "first", 10);
        passes(program, 1);
        gateway.refusingFiles = Optional.of(ErrorCode.STORAGE_FULL);
        Uploading uploading = uploading();
        for (int i = 0; i < 600; i++) {
            uploading.upload();
            now = now.plusSeconds(1);
        }
        assertThat(gateway.uploads).isBetween(10, 18);
        gateway.refusingFiles = Optional.empty();
        uploads(uploading, 2);
        assertThat(uploaded()).containsExactly("first");
    }

    @Test
    void withdrawn_content_is_not_uploaded_again() throws Exception {
        CaptureProgram program = start();
        file("a", "first", 10);
        passes(program, 1);
        gateway.refusingFiles = Optional.of(ErrorCode.CONTENT_WITHDRAWN);
        Uploading uploading = uploading();
        uploads(uploading, 3);
        assertThat(gateway.uploads).isEqualTo(1);
        assertThat(uploading.isDone()).isTrue();
    }
}
