/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jianzheng.launcher.command.AddCosignerCommand;
import org.jianzheng.launcher.command.AddOrganisationCommand;
import org.jianzheng.launcher.command.BackupCommand;
import org.jianzheng.launcher.command.ChannelUpdateCommand;
import org.jianzheng.launcher.command.Console;
import org.jianzheng.launcher.command.DownCommand;
import org.jianzheng.launcher.command.ExitCode;
import org.jianzheng.launcher.command.GenesisCommand;
import org.jianzheng.launcher.command.GraduateCommand;
import org.jianzheng.launcher.command.IdentitiesCommand;
import org.jianzheng.launcher.command.OrganisationCommand;
import org.jianzheng.launcher.command.Refusals;
import org.jianzheng.launcher.command.RelieveCommand;
import org.jianzheng.launcher.command.ReplaceCertificateCommand;
import org.jianzheng.launcher.command.ReplacePeerCommand;
import org.jianzheng.launcher.command.ResetCommand;
import org.jianzheng.launcher.command.RestartOrderersCommand;
import org.jianzheng.launcher.command.RestoreCommand;
import org.jianzheng.launcher.command.SnapshotCommand;
import org.jianzheng.launcher.command.StatusCommand;
import org.jianzheng.launcher.command.UpCommand;
import org.jianzheng.launcher.command.UpgradeContractsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The launcher's command line; exit codes are those of {@link ExitCode}. */
@Command(
        name = "network",
        mixinStandardHelpOptions = true,
        description = "Runs a trying network on this machine. 在本机运行试用网络。")
public final class Launcher implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    Launcher() {}

    /** Starts the command line. */
    public static void main(String[] arguments) {
        Console console = new Console(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                System::nanoTime);
        System.exit(run(console, arguments));
    }

    /** Runs one command and returns its exit code. */
    public static int run(Console console, String... arguments) {
        return new CommandLine(new Launcher())
                .addSubcommand("up", new UpCommand(console))
                .addSubcommand("down", new DownCommand(console))
                .addSubcommand("status", new StatusCommand(console))
                .addSubcommand("graduate", new GraduateCommand(console))
                .addSubcommand("restart-orderers", new RestartOrderersCommand(console))
                .addSubcommand("snapshot", new SnapshotCommand(console))
                .addSubcommand("replace-peer", new ReplacePeerCommand(console))
                .addSubcommand("backup", new BackupCommand(console))
                .addSubcommand("restore", new RestoreCommand(console))
                .addSubcommand("upgrade-contracts", new UpgradeContractsCommand(console))
                .addSubcommand("add-organisation", new AddOrganisationCommand(console))
                .addSubcommand("add-cosigner", new AddCosignerCommand(console))
                .addSubcommand("replace-certificate", new ReplaceCertificateCommand(console))
                .addSubcommand("channel-update", new ChannelUpdateCommand(console))
                .addSubcommand("relieve", new RelieveCommand(console))
                .addSubcommand("reset", new ResetCommand(console))
                .addSubcommand("identities", new IdentitiesCommand(console))
                .addSubcommand("genesis", new GenesisCommand(console))
                .addSubcommand("organisation", new OrganisationCommand(console))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, line, result) ->
                        Refusals.explain(failure, console).number())
                .setParameterExceptionHandler((failure, given) -> {
                    failure.getCommandLine().getErr().println(failure.getMessage());
                    failure.getCommandLine().usage(failure.getCommandLine().getErr());
                    return ExitCode.USAGE.number();
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do. 请给出命令。");
    }
}
