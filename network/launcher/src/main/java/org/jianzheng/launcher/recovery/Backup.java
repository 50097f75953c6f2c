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

    /** What the backup is of; behind the files, whose digests are known only then. */
    static final String MANIFEST = "manifest.json";

    /** The files with their digests. */
    static final String LISTING = "files.txt";

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

    /**
     * A file that a backup would hold.
     *
     * @param path relative to the data folder
     */
    public record Part(Path path, long size) {}

    /** What a backup would hold now, in the order in which it is copied. */
    public List<Part> parts(Organisation organisation) throws IOException {
        if (!Files.exists(data.genesis())) {
            throw new RecoveryRefused(
                    "数据目录 " + data.root() + " 中还没有网络。", "There is no network in " + data.root() + " yet.");
        }
        List<Part> parts = new ArrayList<>();
        for (Path file : new OrganisationData(data, organisation).files()) {
            parts.add(new Part(file, Files.size(data.root().resolve(file))));
        }
        return parts;
    }

    /**
     * Writes a backup, whole or not at all, for its owner only.
     *
     * @throws FileAlreadyExistsException if the file exists
     * @throws RecoveryRefused if there is not enough room
     */
    public BackupManifest write(Organisation organisation, LogHeight height, Path to, Network.Progress progress)
            throws IOException {
        Path folder = to.toAbsolutePath().getParent();
        if (folder == null || Files.exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        List<Part> parts = parts(organisation);
        OwnerOnly.createFolders(folder);
        FreeSpace.require(folder, bytes(parts));
        Path partial = to.resolveSibling(to.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        OwnerOnly.create(partial, "");
        try {
            BackupManifest manifest;
            try (ZipOutputStream zip =
                    new ZipOutputStream(Files.newOutputStream(partial, StandardOpenOption.TRUNCATE_EXISTING))) {
                manifest = manifest(organisation, height, copy(parts, zip, progress));
                put(zip, LISTING, manifest.listing());
                put(zip, MANIFEST, manifest.json());
            }
            Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private BackupManifest manifest(Organisation organisation, LogHeight height, List<BackupManifest.Entry> files)
            throws IOException {
        return new BackupManifest(
                organisation.name().text(),
                topology.channel().text(),
                FileDigest.of(data.genesis()),
                engine.word(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                height.block(),
                height.entries(),
                files);
    }

    private static long bytes(List<Part> parts) {
        return parts.stream().mapToLong(Part::size).sum();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<BackupManifest.Entry> copy(List<Part> parts, ZipOutputStream zip, Network.Progress progress)
            throws IOException {
        List<BackupManifest.Entry> copied = new ArrayList<>();
        long done = 0;
        long total = bytes(parts);
        for (Part part : parts) {
            String path = slashed(part.path());
            zip.putNextEntry(new ZipEntry(path));
            FileDigest.Copied file = copy(data.root().resolve(part.path()), zip);
            copied.add(new BackupManifest.Entry(path, file.size(), file.sha256()));
            if ((done + file.size()) / PROGRESS > done / PROGRESS) {
                progress.step("已复制 " + ((done + file.size()) >> 20) + " / " + (total >> 20) + " MiB", "MiB copied");
            }
            done += file.size();
        }
        return copied;
    }

    private static FileDigest.Copied copy(Path from, OutputStream to) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            return FileDigest.copy(in, to, Long.MAX_VALUE);
        }
    }

    private static String slashed(Path path) {
        List<String> names = new ArrayList<>();
        path.forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }
}
