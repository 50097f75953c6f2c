/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.Cases;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.block.BlockHeaders;

/**
 * A folder of {@code cases/fabric-blocks}.
 *
 * @param folder its name
 * @param blocks by number, with gaps
 */
record RealBlocks(String folder, SortedMap<Long, Block> blocks) {
    static final String CHANNEL = "permits";

    static RealBlocks of(String folder) {
        SortedMap<Long, Block> blocks = new TreeMap<>();
        try (Stream<Path> files = Files.list(Cases.file("fabric-blocks").resolve(folder))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".block")).toList()) {
                Block block = BlockChain.read(ByteString.copyFrom(Files.readAllBytes(file)));
                blocks.put(block.getHeader().getNumber(), block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RealBlocks(folder, blocks);
    }

    Block block(long number) {
        Block block = blocks.get(number);
        if (block == null) {
            throw new IllegalArgumentException(folder + " has no block " + number);
        }
        return block;
    }

    Hash trusted() {
        return Hash.of(BlockHeaders.hash(block(0).getHeader()).bytes());
    }

    ChainExaminer examiner() {
        return ChainExaminer.begin(block(0), trusted(), CHANNEL);
    }

    @Override
    public String toString() {
        return folder;
    }
}
