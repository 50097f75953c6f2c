/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.verifier.token.TokenFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code jianzheng} command. */
@Command(
        name = "jianzheng",
        mixinStandardHelpOptions = true,
        version = "jianzheng 0.1.0",
        description = {
            "Jianzheng 见证链: verify evidence, make packages, audit stores, archive logs, bid under seal, make keys, sign"
                    + " records, change the trust root.",
            "验证证据、制作取证包、审计存储、归档日志、密封投标、生成密钥、签署记录、变更信任根。"
        },
        subcommands = {
            VerifyCommand.class,
            StateCommand.class,
            CompletenessCommand.class,
            ScoreCommand.class,
            RedrawCommand.class,
            ListsCommand.class,
            BidCommand.class,
            SanctionCommand.class,
            CaseworkCommand.class,
            AlertCommand.class,
            PackageCommand.class,
            InspectCommand.class,
            ClipCommand.class,
            ExportCommand.class,
            AuditCommand.class,
            DisciplineCommand.class,
            DrillCommand.class,
            MonitorCommand.class,
            ArchiveCommand.class,
            KeygenCommand.class,
            KeyCardCommand.class,
            SignCommand.class,
            SubmitCommand.class,
            TrustCommand.class
        })
public final class JianzhengCommand {
    private JianzhengCommand() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(commandLine(out, err).execute(arguments));
    }

    /** The command with everything that it prints. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new JianzhengCommand())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(JianzhengCommand::explain)
                .setCaseInsensitiveEnumValuesAllowed(true);
        setUsageCode(line);
        return line;
    }

    private static void setUsageCode(CommandLine line) {
        line.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE.number());
        // Picocli's own code for a failure of the program would read as DIFFERS.
        line.getCommandSpec().exitCodeOnExecutionException(ExitCode.FAILED.number());
        line.getSubcommands().values().forEach(JianzhengCommand::setUsageCode);
    }

    /** What a person did wrong gets a sentence; what the program did wrong gets its trace. */
    private static int explain(Exception exception, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (exception instanceof UsageProblem problem) {
            line.getErr().println(problem.sentence());
            return ExitCode.USAGE.number();
        }
        if (exception instanceof TokenFailed failed) {
            line.getErr().println(failed.getMessage());
            return ExitCode.USAGE.number();
        }
        // Commands that judge evidence answer for what they refuse; to the others it is a file that cannot be used.
        if (exception instanceof Refusal refusal) {
            line.getErr().println(refusal.code() + ": " + refusal.sentence());
            return ExitCode.USAGE.number();
        }
        throw exception;
    }
}
