/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.launcher.channel.Administrator;
import org.jianzheng.launcher.channel.PeerGateway;
import org.jianzheng.launcher.channel.PendingTransaction;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.operation.Site;
import org.jianzheng.launcher.topology.MspId;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.ProtocolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relieve}: a decision goes on without an organisation that is gone for good, by the consent of the others' administrators. */
@Command(
        name = "relieve",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a decision go on without an organisation that is gone for good. 某单位不复存在时，解除其对决定的共管。",
            "",
            "The record sanction.relief, signed by the departments, is endorsed by the peers that are left and by administrators of",
            "more than half of the organisations, house by house, within ten minutes. 由其余节点背书，过半机构管理员逐一同意，十分钟内提交。"
        })
public final class RelieveCommand implements Runnable {
    private static final String RELIEF = "sanction.relief";
    private static final long MOST_BYTES = 1 << 20;

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The command, speaking to this console. */
    public RelieveCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which step. 请给出步骤。");
    }

    @Command(
            name = "begin",
            mixinStandardHelpOptions = true,
            description = "Has the record endorsed by the peers that are left, and consents. 取得其余节点背书，并由本机构管理员同意。")
    int begin(
            @Mixin Place place,
            @Parameters(paramLabel = "RECORD", description = "The signed record. 已签名的记录。") Path file,
            @Mixin AsAdministrator by,
            @Option(names = "--output", paramLabel = "FILE", required = true, description = "Where to. 输出文件。")
                    Path output)
            throws IOException {
        String record = read(file).strip();
        String gone = gone(record);
        Site site = place.site();
        Administrator administrator = by.of(site);
        List<MspId> left = left(site.topology(), gone);
        try (PeerGateway peer = peer(site, administrator)) {
            PendingTransaction pending = peer.endorse(
                            site.topology().chaincode().name(), record.getBytes(StandardCharsets.UTF_8), left)
                    .endorsedBy(administrator);
            pending.write(output);
            tell(pending);
        }
        return ExitCode.OK.number();
    }

    @Command(
            name = "sign",
            mixinStandardHelpOptions = true,
            description = "Adds the consent of one organisation's administrator; no network is needed. 由一个机构的管理员同意。")
    int sign(
            @Mixin Place place,
            @Parameters(paramLabel = "FILE", description = "What was begun, written anew. 待同意的文件。") Path file,
            @Mixin AsAdministrator by)
            throws IOException {
        PendingTransaction signed = pending(file).endorsedBy(by.of(place.site()));
        signed.write(file);
        tell(signed);
        return ExitCode.OK.number();
    }

    @Command(
            name = "submit",
            mixinStandardHelpOptions = true,
            description = "Hands it in and waits until it is on the ledger; whoever began it does that. 由发起的机构提交。")
    int submit(
            @Mixin Place place,
            @Parameters(paramLabel = "FILE", description = "What was begun and consented to. 已同意的文件。") Path file,
            @Mixin AsAdministrator by)
            throws IOException {
        Site site = place.site();
        Administrator administrator = by.of(site);
        PendingTransaction pending = pending(file);
        if (!pending.proposer().equals(administrator.organisation().mspId())) {
            throw new CommandRefused(
                    ExitCode.USAGE,
                    "由发起的机构提交：" + pending.proposer(),
                    "Whoever began it hands it in: " + pending.proposer());
        }
        PeerGateway.Judged judged;
        try (PeerGateway peer = peer(site, administrator)) {
            judged = peer.submit(pending);
        }
        if (judged.code() != TxValidationCode.VALID) {
            throw new CommandRefused(
                    ExitCode.CONFLICT,
                    "未生效（" + judged.code() + "）：同意的管理员不足，或已过时限；请重新发起。",
                    "It has no effect (" + judged.code()
                            + "): too few administrators consent, or it was too late. Begin again.");
        }
        console.say("已生效：区块 " + judged.block(), "In force since block " + judged.block() + ".");
        return ExitCode.OK.number();
    }

    private void tell(PendingTransaction pending) {
        console.say(
                "已背书（节点与管理员）：" + pending.endorsers(), "Endorsed by peers and administrators of " + pending.endorsers());
    }

    private static PeerGateway peer(Site site, Administrator administrator) throws IOException {
        Organisation organisation = administrator.organisation();
        return new PeerGateway(
                site.topology().channel(),
                organisation
                        .site()
                        .orElseThrow(() -> new CommandRefused(
                                ExitCode.USAGE, organisation.name() + " 没有节点", organisation.name() + " runs no peer"))
                        .ledger(),
                site.data().crypto().tlsAuthority(organisation.name()),
                administrator,
                site.random(),
                site.clock());
    }

    private static String gone(String record) {
        try {
            Map<String, Object> envelope = Documents.mapping(Documents.parse(record));
            if (RELIEF.equals(envelope.get("type"))
                    && envelope.get("body") instanceof Map<?, ?> body
                    && body.get("organisation") instanceof String organisation) {
                return organisation;
            }
        } catch (IllegalArgumentException noDocument) {
            // Told below.
        }
        throw new CommandRefused(ExitCode.USAGE, "不是 " + RELIEF + " 记录", "This is no record " + RELIEF);
    }

    private static List<MspId> left(Topology topology, String gone) {
        return topology.members().stream()
                .map(Organisation::mspId)
                .filter(mspId -> !mspId.text().equals(gone))
                .toList();
    }

    private static PendingTransaction pending(Path file) throws IOException {
        Preconditions.requireFile(file);
        try {
            return PendingTransaction.read(file);
        } catch (ProtocolException e) {
            throw new CommandRefused(
                    ExitCode.USAGE, "不是待同意的文件：" + e.detail(), "This is nothing to consent to: " + e.detail());
        }
    }

    private static String read(Path file) throws IOException {
        Preconditions.requireFile(file);
        if (Files.size(file) > MOST_BYTES) {
            throw new CommandRefused(ExitCode.USAGE, "文件过大：" + file, file + " is larger than " + MOST_BYTES + " bytes");
        }
        return Files.readString(file);
    }
}
