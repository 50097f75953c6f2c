/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.block.OrdererBlockFile;
import org.jianzheng.protocol.config.ConfigurationInForce;

/**
 * A whole chain in files as orderers keep it, checked from the first block to the last: numbers, hashes, signatures of enough
 * orderers, and the view metadata from which real SmartBFT orderers take the next number.
 *
 * @param files in their order
 * @param end the place behind the last block
 * @param configuration the block that brought the configuration in force
 */
record ExportedChain(List<Path> files, ConfigurationInForce end, Block configuration) {

    /**
     * Reads the files of a folder.
     *
     * @param genesis the block that the chain must begin with
     * @throws GraduationRefused if the chain is not whole, or real orderers could not go on from it
     */
    static ExportedChain read(Path folder, Block genesis) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        Sha256 trusted = BlockHeaders.hash(genesis.getHeader());
        ConfigurationInForce place = null;
        Block configuration = genesis;
        for (Path file : files) {
            try (InputStream bytes = Files.newInputStream(file)) {
                CodedInputStream in = CodedInputStream.newInstance(bytes);
                Optional<Block> block = OrdererBlockFile.next(in);
                while (block.isPresent()) {
                    place = place == null ? ConfigurationInForce.begin(block.get(), trusted) : next(place, block.get());
                    if (place.block() == place.header().getNumber()) {
                        configuration = block.get();
                    }
                    block = OrdererBlockFile.next(in);
                }
            } catch (ProtocolException damaged) {
                throw new GraduationRefused("the chain is not whole, at " + file.getFileName() + " behind block "
                        + (place == null ? "-" : place.header().getNumber()) + ": " + damaged.getMessage());
            }
        }
        if (place == null) {
            throw new GraduationRefused("the ledger has no blocks");
        }
        return new ExportedChain(files, place, configuration);
    }

    /** Number of blocks. */
    long height() {
        return end.header().getNumber() + 1;
    }

    /** Hash of the last block. */
    Sha256 lastHash() {
        return BlockHeaders.hash(end.header());
    }

    private static ConfigurationInForce next(ConfigurationInForce place, Block block) {
        ConfigurationInForce next = place.next(block);
        long number = block.getHeader().getNumber();
        long sequence = MetadataSlots.viewMetadata(block).latestSequence();
        if (sequence != number) {
            throw new GraduationRefused("block " + number + " names " + sequence
                    + " as its place in the ordering: real orderers would go on from there and fork the chain");
        }
        return next;
    }
}
