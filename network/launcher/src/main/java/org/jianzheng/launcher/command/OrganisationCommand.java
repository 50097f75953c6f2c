/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.jianzheng.launcher.fabric.FabricInstallation;
import org.jianzheng.launcher.fabric.OwnNodes;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.genesis.Ordering;
import org.jianzheng.launcher.hosts.ChannelBeginning;
import org.jianzheng.launcher.hosts.HostFiles;
import org.jianzheng.launcher.hosts.OrganisationCard;
import org.jianzheng.launcher.hosts.SiteFolder;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.protocol.Sha256;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code organisation}: what one organisation does for a channel whose organisations run on hosts of their own. */
@Command(
        name = "organisation",
        mixinStandardHelpOptions = true,
        description = {
            "One organisation of a channel of several hosts: its keys, its card, the first block, its programs' files.",
            "多主机通道中单个机构的操作：密钥、名片、创世区块、各程序文件。See network/fabric/RUNBOOK.md."
        })
public final class OrganisationCommand implements Runnable {

    private static final String SITE =
            "The organisation's site: keys, cards, first block; stays with its administrator. 机构目录。";

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--site",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            defaultValue = "site",
            description = SITE + " Default: site")
    private Path site = Path.of("site");

    @Option(
            names = "--root",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The project's folder; else the one that holds the working directory. 项目目录。")
    private @Nullable Path root;

    /** The command, speaking to this console. */
    public OrganisationCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do. 请给出命令。");
    }

    @Command(
            name = "keys",
            mixinStandardHelpOptions = true,
            description = "Begins the site: makes the organisation's own keys and certificates, once. 生成本机构密钥（仅一次）。")
    int keys(
            @Parameters(paramLabel = "NAME", description = "Its short name in topology.yaml. 机构简称。") String name,
            @Option(
                            names = "--topology",
                            required = true,
                            paramLabel = "FILE",
                            description = "What all have agreed on. 各方商定的拓扑。")
                    Path topology,
            @Option(
                            names = "--people-for-trying",
                            description = "Make people's keys too, unencrypted: for trying only. 同时生成试用人员密钥。")
                    boolean people)
            throws IOException {
        OrganisationCard card = folder().begin(topology, organisation(name), people, random(), clock());
        console.say(
                "已生成：" + folder().crypto().root(), "Made: " + folder().crypto().root());
        tell(card, folder().card(folder().own()));
        return ExitCode.OK.number();
    }

    @Command(
            name = "card",
            mixinStandardHelpOptions = true,
            description =
                    "Writes the organisation's card, which the others need, and tells its fingerprint. 导出名片并显示指纹。")
    int card(@Option(names = "--to", required = true, paramLabel = "FILE", description = "A new file. 新文件。") Path to)
            throws IOException {
        OrganisationCard card = OrganisationCard.of(folder().own(), folder().crypto());
        create(to, card.bytes());
        tell(card, to);
        return ExitCode.OK.number();
    }

    @Command(
            name = "accept",
            mixinStandardHelpOptions = true,
            description = "Takes another organisation's card, if it has the fingerprint that they told. 核对指纹后接受他方名片。")
    int accept(
            @Parameters(paramLabel = "CARD", description = "The card that they sent. 对方发来的名片。") Path card,
            @Option(
                            names = "--fingerprint",
                            required = true,
                            paramLabel = "HEX",
                            description = "What they told by another way, such as by telephone. 经其他途径（如电话）得知的指纹。")
                    String fingerprint)
            throws IOException {
        if (Files.size(card) > OrganisationCard.MOST_BYTES) {
            throw new CommandRefused(ExitCode.CONFLICT, card + " 不是名片。", card + " is no card: it is too long.");
        }
        Organisation whose = folder().accept(Files.readAllBytes(card), fingerprint, clock());
        console.say("已接受：" + whose, "Accepted: " + whose);
        return ExitCode.OK.number();
    }

    @Command(
            name = "found",
            mixinStandardHelpOptions = true,
            description = "Makes the channel's first block from all cards; one organisation does it. 由一方生成创世区块。")
    int found(
            @Option(
                            names = "--orderer",
                            defaultValue = "BFT",
                            paramLabel = "bft|raft",
                            description = "How is ordered. 排序方式。")
                    Ordering ordering)
            throws IOException {
        tell(beginning().found(ordering));
        return ExitCode.OK.number();
    }

    @Command(
            name = "adopt",
            mixinStandardHelpOptions = true,
            description = {
                "Takes the first block that another organisation made, if its hash is the one that they told and it says",
                "nothing else than topology.yaml and the accepted cards. 核对后采用他方生成的创世区块。"
            })
    int adopt(
            @Parameters(paramLabel = "BLOCK", description = "The block that the founder sent. 创世区块文件。") Path block,
            @Option(
                            names = "--hash",
                            required = true,
                            paramLabel = "HEX",
                            description = "What the founder told. 经其他途径得知的区块哈希。")
                    String hash,
            @Option(
                            names = "--orderer",
                            defaultValue = "BFT",
                            paramLabel = "bft|raft",
                            description = "What was agreed. 商定的排序方式。")
                    Ordering ordering)
            throws IOException {
        tell(beginning().adopt(Files.readAllBytes(block), hash(hash), ordering));
        return ExitCode.OK.number();
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Writes the files that the organisation's programs need on their hosts, for compose.yaml and the chart.",
                "导出本机构各程序在主机上所需的文件。"
            })
    int export(
            @Option(names = "--to", required = true, paramLabel = "DIR", description = "A new folder. 新目录。") Path to,
            @Option(
                            names = "--files-at",
                            paramLabel = "DIR",
                            description = "Where the programs find them; else /etc/jianzheng. 程序读取位置。")
                    @Nullable
                    Path filesAt,
            @Option(
                            names = "--data-at",
                            paramLabel = "DIR",
                            description = "Where the programs keep data; else /var/lib/jianzheng. 数据位置。")
                    @Nullable
                    Path dataAt,
            @Option(
                            names = "--listen",
                            paramLabel = "ADDRESS",
                            description = "Interface to listen on; else 0.0.0.0. 监听地址。")
                    @Nullable
                    String listen,
            @Option(
                            names = "--peer-at",
                            paramLabel = "HOST",
                            description = "Where the gateway finds the peer; else NAME-peer. 网关访问 peer 的主机名。")
                    @Nullable
                    String peerAt,
            @Option(
                            names = "--mongodb",
                            paramLabel = "URI",
                            description =
                                    "Projection database; empty for one inside the gateway; else NAME-projection. 投影库地址。")
                    @Nullable
                    String projection)
            throws IOException {
        HostFiles.Surroundings containers = HostFiles.Surroundings.ofContainers(folder().own());
        var surroundings = new HostFiles.Surroundings(
                filesAt == null ? containers.files() : filesAt.toAbsolutePath(),
                dataAt == null ? containers.data() : dataAt.toAbsolutePath(),
                listen == null ? containers.listen() : listen,
                peerAt == null ? containers.peer() : peerAt,
                projection == null ? containers.projection() : projection);
        new HostFiles(folder(), surroundings, project().builder()).write(to);
        console.say(
                "已写入：" + to + "（仅属主可读；含私钥，勿放入镜像或仓库）",
                "Written: " + to + " (for its owner only; it holds private keys: never into an image or a repository)");
        return ExitCode.OK.number();
    }

    @Command(
            name = "join-orderer",
            mixinStandardHelpOptions = true,
            description = "Lets the organisation's running orderer join the channel. 本机构排序节点加入通道。")
    int joinOrderer() throws IOException, InterruptedException {
        boolean has = nodes().joinOrderer();
        console.say(
                has ? "排序节点已加入通道" : "本机构没有排序节点",
                has ? "The orderer is on the channel" : "This organisation has no orderer");
        return ExitCode.OK.number();
    }

    @Command(
            name = "join-peer",
            mixinStandardHelpOptions = true,
            description = {
                "Lets the organisation's running peer join the channel, installs its package and approves the contracts.",
                "The orderers must work; needs Fabric's program 'peer'. 本机构 peer 加入通道、安装并批准合约。"
            })
    int joinPeer() throws IOException, InterruptedException {
        nodes().joinPeer(FabricInstallation.find(System.getenv()), new Told(console));
        return ExitCode.OK.number();
    }

    @Command(
            name = "commit",
            mixinStandardHelpOptions = true,
            description = "Commits the contracts when enough organisations have approved; one does it. 提交合约定义（由一方执行）。")
    int commit() throws IOException, InterruptedException {
        boolean now = nodes().commit(FabricInstallation.find(System.getenv()));
        console.say(now ? "合约定义已提交" : "合约定义此前已提交", now ? "The definition is committed" : "It was committed before");
        return ExitCode.OK.number();
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Shows how the organisation's own nodes stand on the channel. 显示本机构节点状态。")
    int status() throws IOException, InterruptedException {
        Map<String, String> looks = nodes().look();
        looks.forEach((node, words) -> console.line(node + "  " + words));
        return looks.values().stream().allMatch(words -> words.startsWith("height="))
                ? ExitCode.OK.number()
                : ExitCode.FAILED.number();
    }

    private void tell(OrganisationCard card, Path file) {
        console.say("名片：" + file, "Card: " + file);
        console.say("指纹（请经电话或公函核对）：", "Fingerprint, to be told by telephone or official letter:");
        console.line("  " + card.fingerprint());
    }

    private void tell(Sha256 genesis) {
        console.say(
                "创世区块：" + folder().data().genesis(),
                "First block: " + folder().data().genesis());
        console.say(
                "信任根：" + folder().data().trust(),
                "Trust root: " + folder().data().trust());
        console.say("区块哈希（请各方核对）：", "Hash of the block, to be the same at everybody:");
        console.line("  " + genesis.hex());
    }

    private static void create(Path file, byte[] content) throws IOException {
        try {
            OwnerOnly.create(file, content);
        } catch (FileAlreadyExistsException e) {
            throw new CommandRefused(ExitCode.CONFLICT, file + " 已存在，未改动。", file + " is there already, left alone.");
        }
    }

    private OrganisationName organisation(String name) {
        try {
            return new OrganisationName(name);
        } catch (IllegalArgumentException e) {
            throw new CommandRefused(ExitCode.USAGE, "机构简称有误：" + name, String.valueOf(e.getMessage()));
        }
    }

    private static Sha256 hash(String hex) {
        try {
            return Sha256.parse(hex.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new CommandRefused(ExitCode.USAGE, "不是区块哈希：" + hex, "This is no hash of a block: " + hex);
        }
    }

    private SiteFolder folder() {
        return new SiteFolder(site);
    }

    private OwnNodes nodes() throws IOException {
        return new OwnNodes(folder().topology(), folder().data(), folder().own());
    }

    private ChannelBeginning beginning() {
        return new ChannelBeginning(folder(), random(), clock());
    }

    private ProjectFolder project() {
        return root == null ? ProjectFolder.above(Path.of("")) : new ProjectFolder(root);
    }

    private static SecureRandom random() {
        return new SecureRandom();
    }

    private static InstantSource clock() {
        return InstantSource.system();
    }
}
