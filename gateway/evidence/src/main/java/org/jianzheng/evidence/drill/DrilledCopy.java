/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.evidence.audit.AuditInputs;
import org.jianzheng.evidence.audit.BlockFiles;
import org.jianzheng.evidence.audit.GatewayFolder;

/**
 * A copy of a gateway's folder and of what it is held against, in which things may be changed.
 *
 * @param gateway the copied folder
 * @param inputs the copied inputs
 */
record DrilledCopy(GatewayFolder gateway, AuditInputs inputs) {
    /** Copies everything into an empty folder. */
    static DrilledCopy make(GatewayFolder gateway, AuditInputs inputs, Path target) throws IOException {
        Path own = gateway.root().toAbsolutePath().normalize();
        Path copied = copy(own, target.resolve(own.getFileName().toString()));
        Optional<BlockFiles> blocks = inputs.blocks().isEmpty()
                ? Optional.empty()
                : Optional.of(new BlockFiles(copy(inputs.blocks().get().path(), target.resolve("blocks"))));
        Optional<Path> projection = inputs.projection().isEmpty()
                ? Optional.empty()
                : Optional.of(copy(inputs.projection().get(), target.resolve("projection")));
        Optional<Path> crypto = inputs.crypto().isEmpty()
                ? Optional.empty()
                : Optional.of(copy(inputs.crypto().get(), target.resolve("crypto")));
        return new DrilledCopy(new GatewayFolder(copied), new AuditInputs(blocks, projection, crypto));
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else if (Files.isRegularFile(each)) {
                    Files.copy(each, target);
                }
            }
        }
        return to;
    }
}
