/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jianzheng.benchmarks.audit.MeasureAudit;
import org.jianzheng.benchmarks.batch.MeasureBatch;
import org.jianzheng.benchmarks.load.CompareEngines;
import org.jianzheng.benchmarks.load.MeasureLoad;
import org.jianzheng.benchmarks.log.MeasureLog;
import org.jianzheng.benchmarks.proof.MeasureProofs;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the measurements: {@code load}, {@code engines}, {@code log}, {@code audit}, {@code batch} and {@code proofs}. */
@Command(
        name = "benchmarks",
        subcommands = {
            MeasureLoad.class,
            CompareEngines.class,
            MeasureLog.class,
            MeasureAudit.class,
            MeasureBatch.class,
            MeasureProofs.class,
            CommandLine.HelpCommand.class
        },
        description = "Measures a running network or gateway, or the log library alone.")
public final class LoadCommand {
    private LoadCommand() {}

    /** Starts the command line; exit codes: 0 measured, 1 failed, 2 usage. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        CommandLine commands = new CommandLine(new LoadCommand());
        commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        System.exit(commands.execute(arguments));
    }
}
