/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.fabric.Gateways;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.EngineMark;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.recovery.Backup;
import org.jianzheng.launcher.recovery.BackupManifest;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup}: one file with what only one organisation has. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes one file with what only this organisation has: records that are acknowledged and not yet on the ledger,",
            "stored files with their key, certificates and private keys. Its gateway rests meanwhile; everything else runs on.",
            "Not in it: ledger, log and search, which come back from the other organisations.",
            "备份只有该机构才有的内容：已受理而未上链的记录、文件及其密钥、证书与私钥。期间仅其网关暂停。",
            "",
            "THE FILE HOLDS UNENCRYPTED PRIVATE KEYS; only its owner may read it. 备份含未加密私钥，请妥善保管。"
        })
public final class BackupCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Place place = new Place();

    @Parameters(index = "0", paramLabel = "ORGANISATION", description = "Which one. 机构名。")
    private String organisation = "";

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The file to write; else below backups/ in the data folder. 备份文件。")
    private @Nullable Path to;

    @Option(names = "--dry-run", description = "List what would be in it, change nothing. 只列出内容。")
    private boolean dryRun;

    /** The command, speaking to this console. */
    public BackupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return place.alone(this::backUp).number();
    }

    private ExitCode backUp() throws IOException, InterruptedException {
        DataFolder data = place.data();
        Topology topology = place.topology();
        Organisation member = Place.member(topology, organisation);
        Engine engine = new EngineMark(data).knownOrEmbedded();
        Backup backup = new Backup(topology, data, engine, InstantSource.system());
        if (dryRun) {
            for (Backup.Part part : backup.parts(member)) {
                line(part.size(), part.path().toString());
            }
            return ExitCode.OK;
        }
        Path file = to == null ? backup.place(member) : to;
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Network network = place.network(engine);
        Backup.LogHeight height = new Gateways(topology).height(member);
        boolean ran = !network.stop(List.of(Programs.gatewayName(member))).isEmpty();
        BackupManifest manifest;
        try {
            manifest = backup.write(member, height, file, new Told(console));
            console.step("已写入 " + file, "Written");
        } finally {
            if (ran) {
                startAgain(topology, data, member, network);
            }
        }
        list(manifest);
        console.say(
                "备份含未加密的私钥：" + file + "，只有所有者可读。",
                "The backup holds unencrypted private keys: " + file + ", readable for its owner only.");
        return ExitCode.OK;
    }

    private void startAgain(Topology topology, DataFolder data, Organisation member, Network network)
            throws IOException, InterruptedException {
        Programs programs = Programs.kept(topology, data, place.project());
        network.start(
                programs.gateways().stream()
                        .filter(program -> program.name().equals(Programs.gatewayName(member)))
                        .toList(),
                new Told(console));
    }

    private void list(BackupManifest manifest) {
        manifest.files().forEach(file -> line(file.size(), file.path()));
        console.line(manifest.files().size() + " files, " + manifest.bytes() + " bytes; log at block "
                + manifest.block() + ", " + manifest.entries() + " records");
    }

    private void line(long size, String path) {
        console.line(String.format(Locale.ROOT, "%12d  %s", size, path));
    }
}
