/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.client.GatewayClient;

/** What a visitor takes home: bundles that prove records, and the originals of the proved files beside them. */
final class Takeaway {
    private static final String BUNDLE = ".evb";

    private final Path folder;
    private final GatewayClient gateway;
    private final List<Path> bundles = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    /**
     * Prepares the folder.
     *
     * @param folder where bundles and files go
     * @param gateway hands out the bundles
     */
    Takeaway(Path folder, GatewayClient gateway) {
        this.folder = folder;
        this.gateway = gateway;
    }

    /** Fetches the bundle of a file's registration and lays the original beside it. */
    void file(Path original, ReadableRecord registration) throws InterruptedException {
        String name = String.valueOf(original.getFileName());
        Path copy = folder.resolve(name);
        try {
            Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(copy + " cannot be written", broken);
        }
        files.add(copy);
        bundle(name, registration);
    }

    /** Fetches the bundle of a record, unless it is there from an earlier play. */
    void bundle(String name, ReadableRecord record) throws InterruptedException {
        Path bundle = folder.resolve(name + BUNDLE);
        if (!Files.exists(bundle)) {
            write(bundle, gateway.bundle(record.id()));
        }
        bundles.add(bundle);
    }

    /** The bundles so far. */
    List<Path> bundles() {
        return List.copyOf(bundles);
    }

    /** The originals so far, in the order of their bundles. */
    List<Path> files() {
        return List.copyOf(files);
    }

    /** Writes a file so that it is either whole or not there. */
    static void write(Path file, byte[] content) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be written", broken);
        }
    }
}
