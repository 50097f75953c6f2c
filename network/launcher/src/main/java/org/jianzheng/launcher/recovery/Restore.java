/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jianzheng.launcher.files.FolderTree;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.RestoredMark;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/**
 * Puts back what a backup holds. Everything is checked before anything of the organisation is touched; what was there is set
 * aside. The gateway is marked as restored, so that it asks the others what it has cosigned before it cosigns.
 */
public final class Restore {

    private final Topology topology;
    private final DataFolder data;
    private final InstantSource clock;

    /** Restores into this data folder. */
    public Restore(Topology topology, DataFolder data, InstantSource clock) {
        this.topology = topology;
        this.data = data;
        this.clock = clock;
    }

    /**
     * Checks that a backup is whole and belongs to this organisation on this channel.
     *
     * @throws RecoveryRefused if not
     */
    public BackupManifest check(Organisation organisation, Path backup) throws IOException {
        try (ZipFile zip = open(backup)) {
            BackupManifest manifest = manifest(zip);
            requireFits(organisation, manifest);
            requireSamePlaces(organisation, manifest, zip);
            for (BackupManifest.Entry file : manifest.files()) {
                unpack(zip, file, OutputStream.nullOutputStream());
            }
            return manifest;
        }
    }

    /**
     * Puts a checked backup back. Nothing of the organisation may run.
     *
     * @return where what was there before was moved
     */
    public Path putBack(Organisation organisation, Path backup) throws IOException {
        Path fresh = data.root().resolve("restoring-" + organisation.name());
        FolderTree.delete(fresh);
        OwnerOnly.createFolders(fresh);
        try {
            try (ZipFile zip = open(backup)) {
                BackupManifest manifest = manifest(zip);
                requireFits(organisation, manifest);
                requireSamePlaces(organisation, manifest, zip);
                FreeSpace.require(data.root(), manifest.bytes());
                for (BackupManifest.Entry file : manifest.files()) {
                    Path to = fresh.resolve(file.path());
                    OwnerOnly.create(to, "");
                    try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.TRUNCATE_EXISTING)) {
                        unpack(zip, file, out);
                    }
                }
            }
            OrganisationData parts = new OrganisationData(data, organisation);
            Path aside = new SetAside(data, clock).move(organisation, parts.replaced());
            for (Path part : parts.replaced()) {
                Path from = fresh.resolve(part);
                if (Files.exists(from)) {
                    Path to = data.root().resolve(part);
                    OwnerOnly.createFolders(to.resolveSibling("."));
                    Files.move(from, to);
                }
            }
            new RestoredMark(data, organisation).set();
            return aside;
        } finally {
            FolderTree.delete(fresh);
        }
    }

    private static ZipFile open(Path backup) throws IOException {
        try {
            return new ZipFile(backup.toFile());
        } catch (ZipException e) {
            throw damaged(backup + " is no archive: " + e.getMessage());
        }
    }

    private static BackupManifest manifest(ZipFile zip) throws IOException {
        try {
            return BackupManifest.parse(
                    text(zip, Backup.MANIFEST, BackupManifest.MOST_BYTES),
                    text(zip, Backup.LISTING, BackupManifest.MOST_LISTING));
        } catch (IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private static String text(ZipFile zip, String name, int most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged("the archive has no " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw damaged(name + " is longer than " + most + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void requireFits(Organisation organisation, BackupManifest manifest) throws IOException {
        requireSame("机构", "organisation", organisation.name().text(), manifest.organisation());
        requireSame("通道", "channel", topology.channel().text(), manifest.channel());
        requireSame("创世区块", "first block", FileDigest.of(data.genesis()), manifest.genesis());
    }

    private static void requireSame(String chinese, String english, String here, String inBackup) {
        if (!here.equals(inBackup)) {
            throw new RecoveryRefused(
                    "备份属于另一" + chinese + "：此处为 " + here + "，备份中为 " + inBackup + "。未作改动。",
                    "The backup is of another " + english + ": here it is " + here + ", in the backup " + inBackup
                            + ". Nothing was changed.");
        }
    }

    /** Every file lies where this organisation's files lie, once, and the archive holds nothing else. */
    private void requireSamePlaces(Organisation organisation, BackupManifest manifest, ZipFile zip) {
        List<Path> places = new OrganisationData(data, organisation).backedUp();
        Set<String> seen = new HashSet<>(Set.of(Backup.MANIFEST, Backup.LISTING));
        for (BackupManifest.Entry file : manifest.files()) {
            Path path = Path.of(file.path());
            boolean plain = path.normalize().equals(path) && !path.isAbsolute();
            if (!plain || places.stream().noneMatch(path::startsWith) || !seen.add(file.path())) {
                throw damaged(
                        "the manifest names " + file.path() + ", where no file of " + organisation.name() + " lies");
            }
        }
        zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> !seen.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw damaged("the archive holds " + name + ", which the manifest does not name");
                });
    }

    private static void unpack(ZipFile zip, BackupManifest.Entry file, OutputStream out) throws IOException {
        ZipEntry entry = zip.getEntry(file.path());
        if (entry == null) {
            throw damaged(file.path() + " is missing");
        }
        FileDigest.Copied copied;
        try (InputStream in = zip.getInputStream(entry)) {
            copied = FileDigest.copy(in, out, file.size());
        } catch (ZipException e) {
            throw damaged(file.path() + " cannot be read: " + e.getMessage());
        }
        if (copied.size() != file.size() || !copied.sha256().equals(file.sha256())) {
            throw damaged(file.path() + " has SHA-256 " + copied.sha256() + ", the manifest says " + file.sha256());
        }
    }

    private static RecoveryRefused damaged(String what) {
        return new RecoveryRefused("备份已损坏，未作改动：" + what, "The backup is damaged, nothing was changed: " + what);
    }
}
