/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jianzheng.evidence.list.ListFolder;
import org.jianzheng.evidence.list.UnprovedDeltas;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.error.Refusal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which list, and the folder in which it is held. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ListFolderOption {
    @Parameters(index = "0", paramLabel = "LIST", description = "The list, such as city-black-list. 名单。")
    private String list;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "Where it is held. 存放目录。")
    private Path folder;

    @Mixin
    private TrustOption trust;

    /** What a command does with the folder. */
    interface Work {
        /** Does it and gives the exit code. */
        int with(ListFolder folder) throws IOException, UnprovedDeltas, InterruptedException;
    }

    /** Does it, and tells what does not verify or is not in order. */
    int run(Work work, PrintWriter out, Speech speech) throws InterruptedException {
        ListFolder held = new ListFolder(folder, ListId.parse(list), trust.root());
        try {
            return work.with(held);
        } catch (UnprovedDeltas unproved) {
            new ReportPrinter(out, speech).printLine(unproved.report(), list);
            return ExitCode.of(unproved.report()).number();
        } catch (Refusal refusal) {
            out.println(Verdict.PROOF_INVALID + "  " + refusal.code() + ": " + refusal.sentence());
            return ExitCode.PROOF_INVALID.number();
        } catch (IOException e) {
            throw new UsageProblem(
                    "cannot use " + folder + " 目录不可用 (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}
