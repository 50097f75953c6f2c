/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.evidence.chunk.ChunkedFile;
import org.jianzheng.evidence.verify.OriginalFile;
import org.jianzheng.model.crypto.DualDigest;

/**
 * A file that the user named.
 *
 * @param path where it is
 */
record InputFile(Path path) {
    private static final long MAX_ORIGINAL_BYTES = 1L << 42;

    /** At most {@code limit} + 1 bytes, so that what is too large is seen to be. */
    byte[] bytes(int limit) {
        try (InputStream stream = Files.newInputStream(path)) {
            return stream.readNBytes(limit + 1);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    String text(int limit) {
        return new String(bytes(limit), StandardCharsets.UTF_8);
    }

    OriginalFile digests() {
        try (InputStream stream = Files.newInputStream(path)) {
            DualDigest digests = DualDigest.of(stream, MAX_ORIGINAL_BYTES);
            return new OriginalFile(digests, Files.size(path));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** With its chunks, which takes twice as long. */
    ChunkedFile chunked() {
        try (InputStream stream = Files.newInputStream(path)) {
            return ChunkedFile.read(stream, MAX_ORIGINAL_BYTES);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private UsageProblem unreadable(IOException cause) {
        return new UsageProblem(
                "cannot read " + path + " 无法读取 (" + cause.getClass().getSimpleName() + ")", cause);
    }
}
