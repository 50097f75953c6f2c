/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.model.code.RecordId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the bundle of a record out of an archive. */
@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        description = {"Verifies an archive and makes the evidence bundle of one of its records.", "核验归档，并为其中一条记录生成证据包。"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ArchiveBundleCommand implements Callable<Integer> {
    @Mixin
    private ArchiveOptions options;

    @Parameters(index = "1", paramLabel = "RECORD-ID", description = "The record. 记录编号。")
    private String record;

    @Option(names = "--out", required = true, paramLabel = "FILE.evb", description = "A new file. 新文件。")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (ScratchFolder scratch = options.scratch()) {
            EvidenceBundle bundle = options.verifier(
                            options.trust(), spec.commandLine().getErr())
                    .bundle(options.folder(), RecordId.parse(record), scratch.path());
            new OutputFile(output).create(bundle.canonical());
            spec.commandLine().getOut().println(output);
            return ExitCode.MATCHES.number();
        } catch (IOException e) {
            throw new UsageProblem("cannot read " + options.folder().root() + " 无法读取 (" + e + ")", e);
        }
    }
}
