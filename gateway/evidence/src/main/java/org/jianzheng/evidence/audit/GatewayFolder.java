/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.evidence.object.ObjectFolder;

/**
 * The data folder of one gateway, or a copy of it.
 *
 * @param root the folder
 */
public record GatewayFolder(Path root) {
    private static final String GATEWAY = "gateway-";

    /** The folders to audit: this one if it is a gateway's, otherwise those of the gateways in it, by name; possibly none. */
    public static List<GatewayFolder> in(Path root) throws IOException {
        GatewayFolder own = new GatewayFolder(root);
        if (own.isOne() || !Files.isDirectory(root)) {
            return own.isOne() ? List.of(own) : List.of();
        }
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(child -> child.getFileName().toString().startsWith(GATEWAY))
                    .map(GatewayFolder::new)
                    .filter(GatewayFolder::isOne)
                    .sorted((one, other) -> one.root.compareTo(other.root))
                    .toList();
        }
    }

    /** The organisation's name in the network's folder. */
    public String organisation() {
        String name = root.toAbsolutePath().normalize().getFileName().toString();
        return name.startsWith(GATEWAY) ? name.substring(GATEWAY.length()) : name;
    }

    /** The log store. */
    public Path log() {
        return root.resolve("log");
    }

    /** The stored files. */
    public ObjectFolder files() {
        return new ObjectFolder(root.resolve("files"));
    }

    /** The key that wraps the keys of the stored files. */
    public Path objectKey() {
        return root.resolve("keys").resolve("objects.key");
    }

    /** The store of items and batches. */
    public Path batches() {
        return root.resolve("batches");
    }

    /** The journal of refused calls. */
    public Path refusals() {
        return root.resolve("refusals");
    }

    Path intents() {
        return root.resolve("intents");
    }

    /** Whether anything lies where the log store should be. */
    boolean hasLog() throws IOException {
        if (!Files.isDirectory(log())) {
            return false;
        }
        try (Stream<Path> files = Files.list(log())) {
            return files.findAny().isPresent();
        }
    }

    private boolean isOne() {
        return Files.isDirectory(log()) || Files.isDirectory(files().root()) || Files.isDirectory(intents());
    }
}
