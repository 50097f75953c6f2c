/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jianzheng.drills.check.Aftermath;
import org.jianzheng.drills.check.Finding;
import org.jianzheng.drills.check.GatewayWatch;
import org.jianzheng.drills.check.LogLines;
import org.jianzheng.drills.check.Sign;
import org.jianzheng.drills.check.Text;
import org.jianzheng.drills.ground.Ground;
import org.jianzheng.drills.load.Clerk;
import org.jianzheng.drills.load.Handed;
import org.jianzheng.drills.load.Load;
import org.jianzheng.drills.load.Pauses;
import org.jianzheng.launcher.fabric.ChannelNotReady;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.sample.keys.PersonKeys;
import org.jianzheng.sample.play.RunDirectory;

/** Runs drills on a network: load, fault, end of the fault, bounded wait, checks, and everything as it was before. */
public final class DrillRun {
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final Duration ANSWERS = Duration.ofSeconds(100);
    private static final Duration SETTLEMENT = Duration.ofMinutes(2);
    /** As long as a gateway passes over an organisation that did not answer, and longer. */
    private static final Duration TELLING = Duration.ofSeconds(90);

    private static final Duration TURN = Duration.ofMillis(500);
    /** The trading centres' staff register files; the regulator's gateway only follows. */
    private static final List<OrganisationName> RECORDING = List.of(Drills.CITY, Drills.COUNTY);

    private final Ground ground;
    private final Path proofs;
    private final int perSecond;
    private final Consumer<Text> tell;

    /**
     * Runs on this network, on which the sample's people must be registered.
     *
     * @param proofs folder for the bundles
     * @param perSecond records a second
     * @param tell takes the lines of progress
     */
    public DrillRun(Ground ground, Path proofs, int perSecond, Consumer<Text> tell) {
        this.ground = ground;
        this.proofs = proofs;
        this.perSecond = perSecond;
        this.tell = tell;
    }

    /** Runs one drill. Afterwards the network is as it was before, whatever came of it. */
    public Outcome run(Drill drill) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        tell.accept(drill.what());
        List<Finding> findings = new ArrayList<>();
        List<Clerk> clerks = clerks();
        List<GatewayWatch> watches = watches();
        try (Load load = new Load(clerks, perSecond, System::nanoTime)) {
            try {
                play(drill, new Stage(ground, load, watches, tell), findings);
                heal(findings);
                awaitCalm(drill, load, watches);
            } finally {
                load.pause();
                ground.restore();
            }
            findings.addAll(check(drill, load, watches));
        } finally {
            for (GatewayWatch watch : watches) {
                watch.close();
            }
            clerks.forEach(Clerk::close);
        }
        return new Outcome(drill, ground.engine(), Duration.ofNanos(System.nanoTime() - begun), findings);
    }

    private static void play(Drill drill, Stage stage, List<Finding> findings) throws InterruptedException {
        try {
            stage.load().begin();
            stage.pass(CALM);
            drill.script().play(stage);
        } catch (IOException | RuntimeException failure) {
            findings.add(new Finding(new Text("演练过程", "the course of the drill"), String.valueOf(failure), false));
        }
    }

    /** Restores everything; where real orderers stand still, by the documented way out. */
    private void heal(List<Finding> findings) throws IOException, InterruptedException {
        try {
            ground.restore();
        } catch (ChannelNotReady still) {
            findings.add(Finding.told(
                    new Text("排序停滞，已重启全部排序节点", "ordering stood still, all orderers were restarted"),
                    String.valueOf(still.getMessage())));
            tell.accept(new Text("排序停滞，重启全部排序节点", "Ordering stands still: restarting all orderers"));
            ground.restartOrderers();
            ground.restore();
        }
    }

    /** Goes on handing in, since who is not asked cannot show that it is back, until the gateways have told that all is well. */
    private void awaitCalm(Drill drill, Load load, List<GatewayWatch> watches)
            throws IOException, InterruptedException {
        tell.accept(new Text("故障已排除，等待网关报告恢复……", "The fault is over; waiting until the gateways tell so …"));
        long end = System.nanoTime() + TELLING.toNanos();
        Thread.sleep(CALM);
        while (load.isRunning() && System.nanoTime() < end) {
            boolean told = true;
            for (Sign sign : drill.signs().apply(ground.engine())) {
                told &= judged(sign, watches).good();
            }
            if (told) {
                return;
            }
            Thread.sleep(TURN);
        }
    }

    private List<Finding> check(Drill drill, Load load, List<GatewayWatch> watches)
            throws IOException, InterruptedException {
        tell.accept(new Text("等待全部记录上链……", "Waiting until everything is committed …"));
        Aftermath aftermath = new Aftermath(ground, watches);
        int unanswered = load.awaitAnswers(ANSWERS);
        List<Handed> handed = load.handed();
        List<Handed> acknowledged =
                handed.stream().filter(each -> each.acknowledged().isPresent()).toList();
        List<Finding> findings = new ArrayList<>();
        findings.add(intake(handed, acknowledged, unanswered));
        findings.add(aftermath.settled(acknowledged, SETTLEMENT));
        findings.add(aftermath.agreement());
        findings.add(aftermath.heights());
        tell.accept(new Text("逐条核对日志与凭证……", "Checking every record in the logs and every receipt …"));
        findings.add(aftermath.exactlyOnce(handed));
        findings.add(aftermath.provable(acknowledged, proofs.resolve(drill.name())));
        for (Sign sign : drill.signs().apply(ground.engine())) {
            findings.add(judged(sign, watches));
        }
        findings.add(Finding.told(
                new Text("受理最长间断", "longest pause of intake"), pauses(load, acknowledgements(acknowledged))));
        Map<OrganisationName, List<Long>> growths =
                new TreeMap<>(java.util.Comparator.comparing(OrganisationName::text));
        watches.forEach(watch -> growths.put(watch.organisation(), watch.growths()));
        findings.add(Finding.told(new Text("上链最长间断", "longest pause of commits"), pauses(load, growths)));
        return findings;
    }

    private static Finding intake(List<Handed> handed, List<Handed> acknowledged, int unanswered) {
        String refusals = handed.stream()
                .flatMap(each -> each.refusal().stream())
                .map(refusal -> refusal.code().name())
                .distinct()
                .collect(Collectors.joining(", "));
        return new Finding(
                new Text("已提交并受理", "handed in and acknowledged"),
                acknowledged.size() + " of " + handed.size()
                        + (unanswered > 0 ? ", unanswered " + unanswered : "")
                        + (refusals.isEmpty() ? "" : ", " + refusals),
                acknowledged.size() == handed.size() && !handed.isEmpty());
    }

    private static Finding judged(Sign sign, List<GatewayWatch> watches) throws IOException, InterruptedException {
        GatewayWatch watch = watches.stream()
                .filter(each -> each.organisation().equals(sign.gateway()))
                .findFirst()
                .orElseThrow();
        watch.sample();
        return sign.judge(watch);
    }

    private static Map<OrganisationName, List<Long>> acknowledgements(List<Handed> acknowledged) {
        return acknowledged.stream()
                .collect(Collectors.groupingBy(
                        Handed::organisation,
                        () -> new TreeMap<>(java.util.Comparator.comparing(OrganisationName::text)),
                        Collectors.mapping(each -> each.acknowledged().orElseThrow(), Collectors.toList())));
    }

    private static String pauses(Load load, Map<OrganisationName, List<Long>> events) {
        return events.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s %.1f s",
                        entry.getKey(),
                        Pauses.longest(load.windows(), entry.getValue()).toMillis() / 1000.0))
                .collect(Collectors.joining(", "));
    }

    private List<GatewayWatch> watches() throws IOException, InterruptedException {
        List<GatewayWatch> watches = new ArrayList<>();
        for (OrganisationName member : ground.members()) {
            LogLines log = LogLines.fromNow(ground.log(new ProcessName("gateway-" + member)));
            watches.add(new GatewayWatch(member, ground.gateway(member), ground.web(), log, System::nanoTime));
        }
        return watches;
    }

    private List<Clerk> clerks() {
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        PersonKeys keys = PersonKeys.read(ground.data().crypto().root());
        RunDirectory run = new RunDirectory(ground.data().root());
        return RECORDING.stream()
                .map(organisation -> new Clerk(
                        organisation,
                        keys.of(OrganisationId.parse(ground.mspId(organisation).text()), "staff"),
                        ground.gateway(organisation),
                        run.tokens(organisation.text(), clock),
                        clock,
                        random))
                .toList();
    }
}
