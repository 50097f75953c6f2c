/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.config.ConfigException;
import org.jianzheng.embedded.config.LedgerConfig;
import org.jianzheng.embedded.ledger.Ledger;
import org.jianzheng.embedded.validation.BlockValidator;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.block.OrdererBlockFile;

/**
 * Writes the chain as Fabric's orderers keep it, so that real ones can go on from it. The ledger must not run; opening it
 * brings its state up to its blocks and compares each commit hash, so a damaged one is refused.
 */
public final class BlockExport {

    private BlockExport() {}

    /**
     * Writes all blocks, as they were ordered (flags and commit hash are each peer's own), into a folder that is made.
     *
     * @return the number of blocks
     * @throws org.jianzheng.embedded.database.StorageException when the ledger runs, or what lies on disk is damaged
     */
    public static long write(LedgerConfig config, Path folder) {
        Channel channel = Channel.of(FirstBlock.readGenesis(config.genesis()));
        if (!channel.name().equals(config.channel())) {
            throw new ConfigException(
                    "channel", "is " + config.channel() + ", but the genesis block begins " + channel.name());
        }
        try (Ledger ledger = Ledger.open(config.data(), new BlockValidator(channel), 1)) {
            Files.createDirectories(folder);
            write(ledger, folder);
            return ledger.height();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the blocks into " + folder, e);
        }
    }

    private static void write(Ledger ledger, Path folder) throws IOException {
        long number = 0;
        for (int file = 0; number < ledger.height(); file++) {
            Path path = folder.resolve(OrdererBlockFile.name(file));
            try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
                long size = 0;
                while (number < ledger.height()) {
                    byte[] bytes = OrdererBlockFile.bytes(ordered(ledger, number));
                    if (size > 0 && size + bytes.length > OrdererBlockFile.FILE_LIMIT) {
                        break;
                    }
                    out.write(bytes);
                    size += bytes.length;
                    number++;
                }
            }
        }
    }

    private static Block ordered(Ledger ledger, long number) {
        Block block = ledger.block(number)
                .orElseThrow(() -> new IllegalStateException("no block " + number + " below the height"));
        return MetadataSlots.withCommit(block, ByteString.EMPTY, Optional.empty());
    }
}
