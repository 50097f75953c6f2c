/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jianzheng.drills.drill.Drill;
import org.jianzheng.drills.drill.DrillRun;
import org.jianzheng.drills.drill.Drills;
import org.jianzheng.drills.drill.Outcome;
import org.jianzheng.drills.drill.People;
import org.jianzheng.drills.ground.Ground;
import org.jianzheng.drills.ground.HereGround;
import org.jianzheng.drills.ground.OwnGround;
import org.jianzheng.launcher.command.CommandRefused;
import org.jianzheng.launcher.command.Console;
import org.jianzheng.launcher.command.EngineWish;
import org.jianzheng.launcher.command.ExitCode;
import org.jianzheng.launcher.command.Place;
import org.jianzheng.launcher.command.Refusals;
import org.jianzheng.launcher.command.Told;
import org.jianzheng.launcher.network.Engine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code network/drill}: lists the drills, or runs some. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {
            "Lets something go wrong on purpose, while records are handed in, and checks that nothing was lost or doubled.",
            "在持续提交记录时制造故障，并核对无一丢失、无一重复。",
            "Without a name it lists the drills. 不带名称时列出全部演练。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {"0:every drill passed 全部通过", "1:one failed 有失败", "64:wrong usage 用法错误"})
public final class DrillCommand implements Callable<Integer> {
    private static final String ALL = "all";

    private final Console console;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Drills, or all. 演练名称，或 all。")
    private List<String> names = new ArrayList<>();

    @Mixin
    private Place place = new Place();

    @Option(
            names = "--here",
            description = "On the running network, which it hurts, instead of one of its own. 在正在运行的网络上演练（会影响它）。")
    private boolean here;

    @Option(
            names = "--engine",
            paramLabel = "embedded|fabric",
            description = "Of its own network; else embedded. 自有网络的账本引擎。")
    private @Nullable String engine;

    @Option(names = "--orderer", paramLabel = "bft|raft", description = "How real Fabric orders; else bft. 排序方式。")
    private @Nullable String orderer;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "8",
            description = "Records a second, 1 to 1000. Default: ${DEFAULT-VALUE}. 每秒提交条数。")
    private int perSecond;

    DrillCommand(Console console) {
        this.console = console;
    }

    /** Starts the command line. */
    public static void main(String[] arguments) {
        Console console = new Console(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                System::nanoTime);
        System.exit(run(console, arguments));
    }

    static int run(Console console, String... arguments) {
        return new CommandLine(new DrillCommand(console))
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
    public Integer call() throws IOException, InterruptedException {
        if (names.isEmpty()) {
            list();
            return ExitCode.OK.number();
        }
        requireSense();
        return here ? onRunning() : onOwn();
    }

    private void list() {
        for (Drill drill : Drills.all()) {
            console.line(String.format(
                    Locale.ROOT,
                    "%-38s %s",
                    drill.name(),
                    engines(drill) + ", ~" + drill.about().toSeconds() + " s"));
            console.line("    " + drill.what());
            console.line("    " + drill.effect());
        }
        console.say(
                "运行：network/drill 名称…（或 all）。默认另起一个网络（空闲端口、临时目录，用后删除），正在运行的网络不受影响；--here 在正在运行的网络上演练。",
                "Run: network/drill NAME… (or all). By default a network of its own is started, on free ports and in a temporary"
                        + " folder, and erased afterwards; --here does it to the running one.");
    }

    private static String engines(Drill drill) {
        return drill.engines().stream().sorted().map(Engine::word).collect(Collectors.joining(" "));
    }

    private void requireSense() {
        for (String name : names) {
            if (!name.equals(ALL) && Drills.named(name).isEmpty()) {
                throw usage("没有演练“" + name + "”。", "There is no drill '" + name + "'; without a name they are listed.");
            }
        }
        if (here && (engine != null || orderer != null)) {
            throw usage("--here 使用正在运行的网络的引擎。", "With --here the engine is that of the running network.");
        }
        if (!here && place.isNamed()) {
            throw usage("--data 与 --port-offset 须与 --here 同用。", "--data and --port-offset go with --here.");
        }
        if (perSecond < 1 || perSecond > 1_000) {
            throw usage("--rate 为 1 至 1000。", "--rate is 1 to 1000.");
        }
    }

    private static CommandRefused usage(String chinese, String english) {
        return new CommandRefused(ExitCode.USAGE, chinese, english);
    }

    private int onOwn() throws IOException, InterruptedException {
        Engine wanted = new EngineWish(engine, orderer).ofNew();
        List<Drill> drills = chosen(wanted);
        try (OwnGround own = OwnGround.start(place.project(), wanted, new Told(console))) {
            return run(own.ground(), drills);
        }
    }

    private int onRunning() throws IOException, InterruptedException {
        return place.alone(this::onLocked);
    }

    private int onLocked() throws IOException, InterruptedException {
        console.say(
                "注意：演练会结束、冻结正在运行的网络中的程序，并留下演练记录；结束后恢复原状。",
                "Note: the drills kill and halt programs of the running network and leave their records on its ledger;"
                        + " afterwards everything runs as before.");
        try (HereGround running = HereGround.of(place.project(), place.data(), place.topology(), new Told(console))) {
            return run(running.ground(), chosen(running.ground().engine()));
        }
    }

    /** The drills to run; of {@code all}, those whose fault exists on the engine. */
    private List<Drill> chosen(Engine on) {
        List<Drill> drills = new ArrayList<>();
        for (String name : names) {
            if (name.equals(ALL)) {
                drills.addAll(Drills.on(on));
                continue;
            }
            Drill drill = Drills.named(name).orElseThrow();
            if (!drill.engines().contains(on)) {
                throw usage(
                        "演练“" + name + "”的故障在 " + on.word() + " 上不存在。",
                        "The fault of '" + name + "' does not exist on " + on.word() + "; it does on " + engines(drill)
                                + ".");
            }
            drills.add(drill);
        }
        return drills;
    }

    private int run(Ground ground, List<Drill> drills) throws IOException, InterruptedException {
        People.register(ground);
        Path proofs = Files.createTempDirectory("jianzheng-proofs-");
        DrillRun run = new DrillRun(ground, proofs, perSecond, text -> console.step(text.chinese(), text.english()));
        List<Outcome> outcomes = new ArrayList<>();
        for (Drill drill : drills) {
            Outcome outcome = run.run(drill);
            console.line("");
            console.line(outcome.table());
            outcomes.add(outcome);
        }
        return sum(outcomes, proofs);
    }

    private int sum(List<Outcome> outcomes, Path proofs) {
        outcomes.forEach(outcome -> console.line(String.format(
                Locale.ROOT,
                "%s %-38s %s %d s",
                outcome.passed() ? "✓" : "✗",
                outcome.drill().name(),
                outcome.engine().word(),
                outcome.took().toSeconds())));
        boolean passed = outcomes.stream().allMatch(Outcome::passed);
        console.say(
                (passed ? "全部通过。" : "有演练失败。") + "凭证在 " + proofs,
                (passed ? "All passed." : "A drill failed.") + " The receipts are in " + proofs);
        return passed ? ExitCode.OK.number() : ExitCode.FAILED.number();
    }
}
