/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.evidence.audit.AuditInputs;
import org.jianzheng.evidence.audit.BlockFiles;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an audit is about, shared by the commands that make one. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class AuditOptions {
    @Parameters(
            index = "0",
            paramLabel = "DATA",
            description = "A gateway's data folder, a copy of it, or a network's data folder. 网关或网络的数据目录，或其副本。")
    private Path data;

    @Mixin
    private TrustOption trust;

    @Option(
            names = "--blocks",
            paramLabel = "PATH",
            description = {
                "The ledger's blocks: the embedded ledger's file, or a folder of a peer's block files.",
                "账本区块：内嵌账本的文件或节点的区块目录。",
                "If left out, those in DATA or beside it. 默认取 DATA 中或其旁的区块。"
            })
    private @Nullable Path blocks;

    @Option(
            names = "--projection",
            paramLabel = "FILE",
            description = {
                "Rows of the projection, one JSON document a line: /api/v1/projection of the gateway, or mongoexport of lots and lotPages.",
                "投影的行，每行一个 JSON 文档。"
            })
    private @Nullable Path projection;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "Certificates and keys; if left out, the folder crypto in DATA or beside it. 证书与密钥目录。")
    private @Nullable Path keys;

    @Option(
            names = "--scratch",
            paramLabel = "DIR",
            description = "Where to work; takes about as much room as the log. 工作目录，所需空间与日志相当。")
    private @Nullable Path scratch;

    Path data() {
        return data;
    }

    /** Reads the trust root; a refusal says what is wrong with it. */
    TrustRoot trust() {
        return trust.root();
    }

    AuditInputs inputs() throws IOException {
        return new AuditInputs(blocks(), Optional.ofNullable(projection), crypto());
    }

    private Optional<BlockFiles> blocks() throws IOException {
        Path given = blocks;
        if (given != null) {
            if (!Files.exists(given)) {
                throw new UsageProblem("there is nothing at " + given + " 不存在");
            }
            return Optional.of(new BlockFiles(given));
        }
        Optional<BlockFiles> within = BlockFiles.in(data);
        return within.isPresent() ? within : BlockFiles.in(beside());
    }

    private Optional<Path> crypto() {
        Path given = keys;
        return given != null
                ? Optional.of(given)
                : Stream.of(data, beside())
                        .map(folder -> folder.resolve("crypto"))
                        .filter(Files::isDirectory)
                        .findFirst();
    }

    /** The folder of which DATA is a part; a root is beside itself. */
    private Path beside() {
        Path parent = data.toAbsolutePath().normalize().getParent();
        return parent == null ? data : parent;
    }

    ScratchFolder scratch() throws IOException {
        return ScratchFolder.in(scratch);
    }
}
