/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.operation.CertificateReplacement;
import org.jianzheng.launcher.operation.Site;
import org.jianzheng.launcher.topology.Organisation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replace-certificate}: new certificates of nodes, while the network runs. */
@Command(
        name = "replace-certificate",
        mixinStandardHelpOptions = true,
        description = {
            "Gives a node of the running network new enrolment and TLS certificates. 为运行中的节点更换身份与 TLS 证书。",
            "",
            "NAME is orderer-city, peer-city, contracts-city, gateway-city or admin-city, and so on. The"
                    + " organisation's own",
            "authorities certify. An orderer's certificates stand in the channel's configuration: that is updated"
                    + " first, signed",
            "by a majority of the ordering organisations; its signing key stays, everything else gets a new key. One"
                    + " node at a",
            "time, all heights equal before and after; the old files are kept aside until it worked, and put back"
                    + " otherwise.",
            "排序节点的证书写在通道配置中，先更新配置再重启；逐个进行，失败则恢复原证书。"
        })
public final class ReplaceCertificateCommand implements Callable<Integer> {

    private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d");
    private static final int USUAL_DAYS = 3660;

    private final Console console;

    @Mixin
    private Place place = new Place();

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Whose certificates. 节点名。")
    private @Nullable String name;

    @Option(
            names = "--expiring-within",
            paramLabel = "90d",
            description = "All nodes whose certificates end within so many days. 所有将在若干天内到期的节点。")
    private @Nullable String expiring;

    @Option(
            names = "--valid",
            paramLabel = "3660d",
            description = "How long the new ones are valid; ten years unless given. 新证书有效期。")
    private String valid = USUAL_DAYS + "d";

    @Option(names = "--dry-run", description = "Say what would change, change nothing. 只说明，不改动。")
    private boolean dryRun;

    /** The command, speaking to this console. */
    public ReplaceCertificateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return place.alone(this::replace).number();
    }

    private ExitCode replace() throws IOException, InterruptedException {
        Duration life = Duration.ofDays(days(valid));
        Site site = place.site();
        List<CertificateReplacement> all = chosen(site);
        if (all.isEmpty()) {
            console.say("没有即将到期的证书。", "No certificate ends so soon.");
            return ExitCode.OK;
        }
        for (CertificateReplacement each : all) {
            tell(each);
        }
        if (dryRun) {
            console.say("未作改动。", "Nothing was changed.");
            return ExitCode.OK;
        }
        for (CertificateReplacement each : all) {
            each.apply(life, new Told(console));
            console.say(
                    each.name() + " 的证书已更换，有效至 " + each.end(), each.name() + " has certificates until " + each.end());
        }
        return ExitCode.OK;
    }

    private void tell(CertificateReplacement each) throws IOException {
        console.say(
                each.name() + "：现有证书至 " + each.end() + "；将重启 " + each.programs(),
                each.name() + ": its certificates end on " + each.end() + "; starts anew: " + each.programs());
        if (each.changesChannel()) {
            console.say(
                    "  通道配置将更新，须由多数排序机构的管理员签名；其他机构无须改动自己的文件",
                    "  the channel's configuration changes, signed by a majority of the ordering organisations'"
                            + " administrators; the others need not change any file");
        } else {
            console.say("  其他机构无须做任何事", "  nobody else has to do anything");
        }
    }

    private List<CertificateReplacement> chosen(Site site) throws IOException, InterruptedException {
        if ((name == null) == (expiring == null)) {
            throw new CommandRefused(
                    ExitCode.USAGE, "请给出 NAME 或 --expiring-within 其中之一。", "Give either NAME or --expiring-within.");
        }
        if (expiring != null) {
            LocalDate day =
                    LocalDate.ofInstant(site.clock().instant(), ZoneOffset.UTC).plusDays(days(expiring));
            return CertificateReplacement.endingBefore(site, day);
        }
        List<String> known = new ArrayList<>();
        for (Organisation organisation : site.topology().organisations()) {
            for (Node node : Node.of(organisation)) {
                CertificateReplacement each = new CertificateReplacement(site, organisation, node);
                if (each.name().equals(name)) {
                    return List.of(each);
                }
                known.add(each.name());
            }
        }
        throw new CommandRefused(
                ExitCode.USAGE,
                "没有名为 " + name + " 的节点；可用：" + known,
                "No node is called " + name + "; known are " + known);
    }

    private static long days(String text) {
        Matcher matcher = DAYS.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < 1) {
            throw new CommandRefused(
                    ExitCode.USAGE, "不是天数（例如 90d）：" + text, "Not a number of days such as 90d: " + text);
        }
        return Long.parseLong(matcher.group(1));
    }
}
