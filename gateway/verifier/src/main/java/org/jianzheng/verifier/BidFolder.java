/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.bid.VerifiedReceipt;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/**
 * What a bidder keeps of a lot: each statement with the secret that opens it, and what the gateway answered. A statement is on disk, readable by
 * its owner only, before anything is sent, and no file is ever replaced. One process at a time works with a lot.
 */
final class BidFolder implements AutoCloseable {
    private static final int MAX_BYTES = 1 << 18;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final FileChannel lockFile;

    private BidFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /** Opens what is kept of a lot under this folder, or begins it. */
    static BidFolder open(Path bids, LotCode lot, UnifiedCreditCode bidder) {
        Path folder = bids.resolve(lot.value()).resolve(bidder.value());
        try {
            Files.createDirectories(folder, OWNERS_FOLDER);
            FileChannel lockFile = FileChannel.open(
                    folder.resolve("lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ONLY);
            try {
                // The lock is held until the channel closes.
                FileLock lock = lockFile.tryLock();
                if (lock != null) {
                    return new BidFolder(folder, lockFile);
                }
            } catch (OverlappingFileLockException held) {
                // Said below.
            }
            lockFile.close();
            throw new UsageProblem("another process works with " + folder + " 另一进程正在使用");
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** All statements in their order. */
    List<KeptBid> bids() {
        List<KeptBid> kept = new ArrayList<>();
        for (int number = 1; Files.exists(statement(number)); number++) {
            try {
                Optional<VerifiedReceipt.Given> answer = Files.exists(receipt(number))
                        ? Optional.of(VerifiedReceipt.Given.fromJson(read(receipt(number))))
                        : Optional.empty();
                kept.add(KeptBid.fromJson(number, read(statement(number)), answer));
            } catch (Refusal damaged) {
                throw new UsageProblem(statement(number) + " is damaged 文件已损坏 (" + damaged.sentence() + ")", damaged);
            }
        }
        return kept;
    }

    /** The commitment that stands as far as is known here. */
    Optional<KeptBid> standing() {
        return bids().stream()
                .filter(KeptBid::isReceived)
                .reduce((earlier, later) -> later)
                .filter(newest -> newest.statement().act() instanceof BidAct.Commit);
    }

    /** Keeps a statement before it is sent. */
    void keep(KeptBid bid) {
        create(statement(bid.number()), bid.toJson().canonical());
    }

    /** Keeps what the gateway answered; an answer that is kept stays. */
    Path keep(KeptBid bid, VerifiedReceipt.Given answer) {
        Path file = receipt(bid.number());
        if (!Files.exists(file)) {
            create(file, answer.toJson().canonical());
        }
        return file;
    }

    /** Keeps the answer that proves the platform's key, beside the receipt. */
    void keepPlatform(KeptBid bid, byte[] answer) {
        Path file = folder.resolve("%03d.platform.eva".formatted(bid.number()));
        if (!Files.exists(file)) {
            create(file, answer);
        }
    }

    Path statement(int number) {
        return folder.resolve("%03d.bid.json".formatted(number));
    }

    private Path receipt(int number) {
        return folder.resolve("%03d.receipt.json".formatted(number));
    }

    private static JsonObject read(Path file) {
        return CanonicalJson.parse(new InputFile(file).bytes(MAX_BYTES), MAX_BYTES)
                .asObject();
    }

    /** The file is there as a whole and on disk, or not at all. */
    private void create(Path file, byte[] bytes) {
        try {
            Path whole = Files.createTempFile(folder, ".part", null, OWNER_ONLY);
            try {
                try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                    ByteBuffer left = ByteBuffer.wrap(bytes);
                    while (left.hasRemaining()) {
                        channel.write(left);
                    }
                    channel.force(true);
                }
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(whole);
            }
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static UsageProblem unwritable(Path file, IOException cause) {
        return new UsageProblem(
                "cannot write " + file + " 无法写入 (" + cause.getClass().getSimpleName() + ")", cause);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }
}
