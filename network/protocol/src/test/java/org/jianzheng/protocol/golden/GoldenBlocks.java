/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.golden;

import com.google.protobuf.ByteString;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.protocol.block.BlockChain;

/**
 * A folder of blocks with what is known of each.
 *
 * @param folder name of the folder
 * @param blocks in the order of their numbers, with gaps
 */
public record GoldenBlocks(String folder, List<GoldenBlock> blocks) {

    /** A block and what its index says. */
    public record GoldenBlock(
            String folder,
            long number,
            Block block,
            String headerBytes,
            String blockHash,
            String dataHash,
            int signatures,
            List<Integer> flags,
            String commitHash,
            List<GoldenTransaction> transactions) {

        @Override
        public String toString() {
            return folder + "/" + number;
        }
    }

    /** Kind and id of a transaction. */
    public record GoldenTransaction(int type, String id, String channel) {}

    /** The folders. */
    public static Stream<GoldenBlocks> folders() {
        return Stream.of("bft-network", "replayed", "continued", "handed-over").map(GoldenBlocks::load);
    }

    /** The blocks of all folders. */
    public static Stream<GoldenBlock> all() {
        return folders().flatMap(folder -> folder.blocks().stream());
    }

    /** One folder. */
    public static GoldenBlocks load(String folder) {
        try {
            Path path = cases().resolve("fabric-blocks").resolve(folder);
            Struct.Builder index = Struct.newBuilder();
            JsonFormat.parser().merge(Files.readString(path.resolve("index.json")), index);
            List<GoldenBlock> blocks = list(index.build(), "blocks").stream()
                    .map(value -> block(folder, path, value.getStructValue()))
                    .toList();
            return new GoldenBlocks(folder, blocks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The block with this number. */
    public GoldenBlock block(long number) {
        return blocks.stream()
                .filter(block -> block.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static Path cases() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("cases/fabric-blocks"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "no folder cases/fabric-blocks above " + Path.of("").toAbsolutePath());
        }
        return folder.resolve("cases");
    }

    private static GoldenBlock block(String folder, Path path, Struct index) {
        try {
            ByteString bytes = ByteString.copyFrom(Files.readAllBytes(path.resolve(text(index, "file"))));
            return new GoldenBlock(
                    folder,
                    number(index, "number"),
                    BlockChain.read(bytes),
                    text(index, "headerBytes"),
                    text(index, "blockHash"),
                    text(index, "dataHash"),
                    number(index, "signatures"),
                    list(index, "flags").stream()
                            .map(flag -> (int) flag.getNumberValue())
                            .toList(),
                    text(index, "commitHash"),
                    list(index, "transactions").stream()
                            .map(Value::getStructValue)
                            .map(transaction -> new GoldenTransaction(
                                    number(transaction, "type"),
                                    text(transaction, "txId"),
                                    text(transaction, "channel")))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Struct struct, String field) {
        return struct.getFieldsOrThrow(field).getStringValue();
    }

    private static int number(Struct struct, String field) {
        return (int) struct.getFieldsOrThrow(field).getNumberValue();
    }

    private static List<Value> list(Struct struct, String field) {
        ListValue list = struct.getFieldsOrThrow(field).getListValue();
        return list.getValuesList();
    }
}
