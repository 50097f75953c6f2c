/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.evidence.answer.IndexAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes deltas from files. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Takes answers with deltas of a list (/api/v1/lists/LIST/deltas) from files, in their order. What does not"
                    + " go on from what is held is refused.",
            "从文件按序接收名单增量；与已有内容不衔接的予以拒绝。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:all were taken 全部接收",
            "3:forged, or a gap, a replay, a reordering; what came before is kept 证明无效或不衔接",
            "4:CANNOT_TELL 无法判断",
            "64:wrong usage 用法错误",
            "70:the program failed 程序故障"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ListsApplyCommand implements Callable<Integer> {
    @Mixin
    private ListFolderOption folder;

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "FILE.eva", description = "The answers. 索引答复。")
    private List<Path> files;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        return folder.run(
                held -> {
                    for (Path file : files) {
                        IndexAnswer taken = held.take(new InputFile(file).bytes(IndexAnswer.MAX_BYTES));
                        long upTo = taken.first() + taken.entries().size() - 1;
                        out.println(file + "  " + upTo + "/" + (taken.total() - 1));
                    }
                    return ExitCode.MATCHES.number();
                },
                out,
                speech.speech());
    }
}
