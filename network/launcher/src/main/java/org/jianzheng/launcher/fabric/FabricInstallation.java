/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jianzheng.launcher.process.OneShot;

/**
 * Fabric's programs on this machine. {@code osnadmin} is not among them: the launcher speaks the orderers' administration
 * interface itself.
 *
 * @param orderer orders blocks
 * @param peer keeps the ledger, and is its own command line
 */
public record FabricInstallation(Path orderer, Path peer) {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String BIN = "FABRIC_BIN";
    private static final String DOCUMENTATION =
            "Hyperledger Fabric documentation, \"Getting Started: Prerequisites\" and"
                    + " \"Install Fabric and Fabric Samples\"";

    /**
     * Looks in the folder {@code FABRIC_BIN}, else along {@code PATH}, and asks both programs for their version.
     *
     * @throws FabricMissing if one is absent, or older than 3.1
     */
    public static FabricInstallation find(Map<String, String> environment) throws IOException, InterruptedException {
        FabricInstallation found =
                new FabricInstallation(program("orderer", environment), program("peer", environment));
        requireVersion(found.orderer);
        requireVersion(found.peer);
        return found;
    }

    private static Path program(String name, Map<String, String> environment) {
        return Stream.of(environment.get(BIN), environment.get("PATH"))
                .filter(java.util.Objects::nonNull)
                .flatMap(paths -> Stream.of(paths.split(File.pathSeparator, -1)))
                .filter(path -> !path.isBlank())
                .flatMap(folder -> resolve(folder, name).stream())
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .map(path -> path.toAbsolutePath().normalize())
                .findFirst()
                .orElseThrow(
                        () -> new FabricMissing(
                                "找不到 Fabric 的 " + name + " 程序（查找过 " + BIN + " 与 PATH）。请按 Hyperledger Fabric 官方文档"
                                        + "“Getting Started – Prerequisites / Install Fabric and Fabric Samples”安装 "
                                        + FabricVersion.LEAST + " 以上版本的程序（binary），再把 " + BIN
                                        + " 指向其 bin 目录；内嵌账本（--engine embedded）无需 Fabric。",
                                "Fabric's program " + name + " is neither in " + BIN
                                        + " nor on PATH. Install the binaries of "
                                        + FabricVersion.LEAST + " or newer (" + DOCUMENTATION + ") and let " + BIN
                                        + " name their bin folder; the embedded ledger (--engine embedded) needs none of them."));
    }

    private static Optional<Path> resolve(String folder, String name) {
        try {
            return Optional.of(Path.of(folder, name));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private static void requireVersion(Path program) throws IOException, InterruptedException {
        StringJoiner printed = new StringJoiner("\n");
        OneShot.run(List.of(program.toString(), "version"), Path.of("").toAbsolutePath(), BOUND, printed::add);
        Optional<FabricVersion> version = FabricVersion.find(printed.toString());
        if (version.filter(it -> it.compareTo(FabricVersion.LEAST) >= 0).isEmpty()) {
            String seen = version.map(FabricVersion::toString).orElse("?");
            throw new FabricMissing(
                    program + " 的版本为 " + seen + "，需要 " + FabricVersion.LEAST
                            + " 以上。请按 Hyperledger Fabric 官方文档“Install Fabric and Fabric Samples”更新。",
                    program + " is of version " + seen + ", and " + FabricVersion.LEAST
                            + " or newer is needed. Update it: " + DOCUMENTATION + ".");
        }
    }
}
