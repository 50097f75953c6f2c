/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/**
 * Copies into one file what only one organisation has. Its gateway must rest meanwhile, so that the stores are those of one
 * moment; everything else runs on.
 */
public final class Backup {

    /** First in the archive; the files follow in its order. */
    static final String MANIFEST = "manifest.json";

    private static final long PROGRESS = 256L << 20;

    private final Topology topology;
    private final DataFolder data;
    private final Engine engine;
    private final InstantSource clock;

    /** Backups of this data folder. */
    public Backup(Topology topology, DataFolder data, Engine engine, InstantSource clock) {
        this.topology = topology;
        this.data = data;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * How far the gateway's log had come.
     *
     * @param block newest block, -1 if it is not known
     * @param entries in the log
     */
    public record LogHeight(long block, long entries) {}

    /** Where a backup made now lies unless it is told otherwise. */
    public Path place(Organisation organisation) {
        return data.root()
                .resolve("backups")
                .resolve(organisation.name() + "-" + SetAside.STAMP.format(clock.instant()) + ".zip");
    }

    /** What a backup would hold now. The digests are computed from what is there: let the gateway rest. */
    public BackupManifest plan(Organisation organisation, LogHeight height) throws IOException {
        if (!Files.exists(data.genesis())) {
            throw new RecoveryRefused(
                    "数据目录 " + data.root() + " 中还没有网络。", "There is no network in " + data.root() + " yet.");
        }
        List<BackupManifest.Entry> entries = new ArrayList<>();
        for (Path file : new OrganisationData(data, organisation).files()) {
            Path from = data.root().resolve(file);
            entries.add(new BackupManifest.Entry(slashed(file), Files.size(from), FileDigest.of(from)));
        }
        return new BackupManifest(
                organisation.name().text(),
                topology.channel().text(),
                FileDigest.of(data.genesis()),
                FileDigest.of(data.trust()),
                engine.word(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                height.block(),
                height.entries(),
                entries);
    }

    /**
     * Writes a backup, whole or not at all, for its owner only.
     *
     * @throws FileAlreadyExistsException if the file exists
     * @throws RecoveryRefused if there is not enough room, or a file changed meanwhile
     */
    public void write(BackupManifest manifest, Path to, Network.Progress progress) throws IOException {
        Path folder = to.toAbsolutePath().getParent();
        if (folder == null || Files.exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        OwnerOnly.createFolders(folder);
        FreeSpace.require(folder, manifest.bytes());
        Path partial = to.resolveSibling(to.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        OwnerOnly.create(partial, "");
        try {
            try (ZipOutputStream zip =
                    new ZipOutputStream(Files.newOutputStream(partial, StandardOpenOption.TRUNCATE_EXISTING))) {
                zip.putNextEntry(new ZipEntry(MANIFEST));
                zip.write(manifest.json().getBytes(StandardCharsets.UTF_8));
                copy(manifest, zip, progress);
            }
            Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private void copy(BackupManifest manifest, ZipOutputStream zip, Network.Progress progress) throws IOException {
        long done = 0;
        long total = manifest.bytes();
        for (BackupManifest.Entry file : manifest.files()) {
            zip.putNextEntry(new ZipEntry(file.path()));
            FileDigest.Copied copied = copy(data.root().resolve(file.path()), zip, file.size());
            if (!copied.sha256().equals(file.sha256())) {
                throw new RecoveryRefused(
                        file.path() + " 在备份期间被改动；请让该机构的程序停止后重试。",
                        file.path()
                                + " changed while it was copied; let nothing of the organisation run and try again.");
            }
            if ((done + file.size()) / PROGRESS > done / PROGRESS) {
                progress.step("已复制 " + ((done + file.size()) >> 20) + " / " + (total >> 20) + " MiB", "MiB copied");
            }
            done += file.size();
        }
    }

    private static FileDigest.Copied copy(Path from, OutputStream to, long size) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            return FileDigest.copy(in, to, size);
        }
    }

    private static String slashed(Path path) {
        List<String> names = new ArrayList<>();
        path.forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }
}
