/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.jianzheng.launcher.files.OwnerOnly;

/** Remembers which engine keeps the ledger in a data folder: the files of one mean nothing to another. */
public final class EngineMark {

    private final DataFolder data;

    public EngineMark(DataFolder data) {
        this.data = data;
    }

    /** The engine of the data folder; nothing before the first start. */
    public Optional<Engine> known() throws IOException {
        if (Files.exists(data.engine())) {
            String word = Files.readString(data.engine()).strip();
            return Optional.of(Engine.of(word)
                    .orElseThrow(() -> new IOException(data.engine() + " names no engine: '" + word + "'")));
        }
        // Folders from before there was a choice.
        return Files.exists(data.genesis()) ? Optional.of(Engine.EMBEDDED) : Optional.empty();
    }

    /** The engine of the data folder, or the embedded one before the first start. */
    public Engine knownOrEmbedded() throws IOException {
        return known().orElse(Engine.EMBEDDED);
    }

    /** Remembers the engine. */
    public void remember(Engine engine) throws IOException {
        OwnerOnly.replace(data.engine(), (engine.word() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
