/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.trust.TrustRoot;

/**
 * A checkpoint that the user holds: a note as gateways serve it under {@code /log/checkpoint}.
 *
 * @param file where it is, or will be
 * @param trust by which it is verified whenever it is read
 */
record CheckpointMemory(Path file, TrustRoot trust) {
    private static final int MAX_BYTES = 1 << 20;

    /** The checkpoint; empty while there is no file. */
    Optional<Checkpoint> held() {
        return Files.exists(file) ? Optional.of(read()) : Optional.empty();
    }

    /** The checkpoint of a file that is there. */
    Checkpoint read() {
        try {
            return new CheckpointVerifier(trust)
                    .verify(new InputFile(file).text(MAX_BYTES))
                    .body();
        } catch (CheckpointRefused refused) {
            throw new UsageProblem("the checkpoint in " + file + " does not verify by this trust root 检查点无法按此信任根核验 ("
                    + refused.rule() + ": " + refused.given() + ")");
        }
    }

    /** Keeps a note in place of the one that was held; the file is replaced as a whole or not at all. */
    void keep(String note) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        try {
            Path whole = Files.createTempFile(folder, ".checkpoint", null);
            try {
                Files.write(whole, note.getBytes(StandardCharsets.UTF_8));
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw new UsageProblem(
                    "cannot write " + file + " 无法写入 (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}
