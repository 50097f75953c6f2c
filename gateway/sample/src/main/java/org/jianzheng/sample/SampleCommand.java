/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.sample.client.Patience;
import org.jianzheng.sample.dossier.Dossier;
import org.jianzheng.sample.play.Cast;
import org.jianzheng.sample.play.Language;
import org.jianzheng.sample.play.Narrator;
import org.jianzheng.sample.play.Pause;
import org.jianzheng.sample.play.RunDirectory;
import org.jianzheng.sample.play.SamplePlayer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the sample: {@code play} and nothing else. */
@Command(name = "sample", description = "Plays the sample dossier against a running network.")
public final class SampleCommand {
    private static final int REFUSED = 1;

    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;
    private final Pause pause;

    SampleCommand(PrintStream out, PrintStream err, InstantSource clock, Pause pause) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.pause = pause;
    }

    /** Starts the command line; exit codes: 0 played, 1 refused or unreachable, 2 usage. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        InstantSource clock = InstantSource.system();
        System.exit(run(out, err, clock, Pause.on(clock), arguments));
    }

    static int run(PrintStream out, PrintStream err, InstantSource clock, Pause pause, String... arguments) {
        return new CommandLine(new SampleCommand(out, err, clock, pause))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    @Command(
            name = "play",
            mixinStandardHelpOptions = true,
            description = "Plays a dossier; safe to start again at any time.")
    int play(
            @Option(
                            names = "--run-dir",
                            required = true,
                            description = "The folder of the running network, with run.json.")
                    Path runDirectory,
            @Option(
                            names = "--dossier",
                            required = true,
                            description = "The folder with dossier.ndjson and manifest.json.")
                    Path dossier,
            @Option(
                            names = "--catalogues",
                            description = "The folder with the catalogues that are in force; none if left out.")
                    Optional<Path> catalogues,
            @Option(names = "--lang", defaultValue = "BOTH", description = "zh, en or both; both if left out.")
                    Language language)
            throws InterruptedException {
        Narrator narrator = new Narrator(out, language);
        RunDirectory network = new RunDirectory(runDirectory.toAbsolutePath());
        try (Cast cast = new Cast(network, Patience.USUAL, clock)) {
            Dossier read = Dossier.read(dossier);
            new SamplePlayer(
                            network,
                            catalogues.map(read::under).orElse(read),
                            narrator,
                            clock,
                            pause,
                            new SecureRandom())
                    .play(cast);
            return CommandLine.ExitCode.OK;
        } catch (Refusal refusal) {
            new Narrator(err, language)
                    .say(
                            "被拒绝：" + refusal.code() + " " + refusal.code().chinese() + "（" + refusal.sentence() + "）。"
                                    + refusal.code().adviceChinese(),
                            "Refused: " + refusal.getMessage() + ". "
                                    + refusal.code().adviceEnglish());
            return REFUSED;
        } catch (UncheckedIOException broken) {
            IOException cause = broken.getCause();
            new Narrator(err, language).say("文件错误：" + cause, "File error: " + broken.getMessage() + ": " + cause);
            return REFUSED;
        }
    }
}
