/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.evidence.Confidentiality;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A program on a folder of a test, before a gateway in memory, by a clock that the test moves. */
abstract class CaptureTrial {
    private static final PrivateKey KEY = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());
    private static final Instant START = Instant.parse("2026-03-16T01:30:00Z");

    @TempDir
    Path work;

    final FakeGateway gateway = new FakeGateway();
    Instant now = START;
    private Optional<CaptureState> state = Optional.empty();

    final CaptureProgram start() {
        return start(100);
    }

    final CaptureProgram start(int maxWaiting) {
        return start(new CaptureProgram.Limits(maxWaiting, 1_000));
    }

    final CaptureProgram start(CaptureProgram.Limits limits) {
        stop();
        CaptureState opened = CaptureState.open(work.resolve("state"));
        state = Optional.of(opened);
        Source source = new Source(
                OrganisationId.parse("CityMSP"),
                "CAM-07",
                "test",
                Optional.empty(),
                Confidentiality.INTERNAL,
                8,
                KEY,
                new SecureRandom(),
                () -> now);
        try {
            Path folder = Files.createDirectories(work.resolve("watched"));
            return new CaptureProgram(
                    source,
                    new WatchedFolder(folder, Duration.ofSeconds(2)),
                    opened,
                    new Sending(opened, gateway, pauses()),
                    Optional.of(Uploads.open(work.resolve("state"))),
                    limits);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    final Pauses pauses() {
        return new Pauses(() -> now, new SecureRandom());
    }

    @AfterEach
    final void stop() {
        state.ifPresent(CaptureState::close);
        state = Optional.empty();
    }

    final void file(String name, String content, int age) throws IOException {
        Path file = work.resolve("watched").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(age)));
    }

    final void passes(CaptureProgram program, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            program.pass();
            now = now.plusSeconds(120);
        }
    }
}
