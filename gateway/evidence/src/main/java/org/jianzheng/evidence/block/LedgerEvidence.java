/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import com.google.protobuf.ByteString;
import java.util.Base64;
import java.util.List;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.protocol.block.BlockHeaders;

/**
 * What a bundle of the full grade carries of the ledger. Nothing is verified here.
 *
 * @param blocks in the order of their numbers: the channel's first block, every change of its configuration, every definition of
 *     the records chaincode up to the one in force, and last the record's block
 * @param following content hashes of the blocks behind the record's, up to the checkpoint's: with number and previous hash, which
 *     follow, they are the headers in between
 */
public record LedgerEvidence(List<OrderedBlock> blocks, List<Hash> following) {
    /** The most blocks; each change of a configuration is one, each change of a definition another. */
    public static final int MAX_BLOCKS = 1_024;

    /** The most blocks between the record's and the checkpoint's. */
    public static final int MAX_FOLLOWING = 10_000;

    /** Copies the lists; refuses ({@code SCHEMA_INVALID}, {@code TOO_LARGE}) other orders and more than is allowed. */
    public LedgerEvidence {
        blocks = List.copyOf(blocks);
        following = List.copyOf(following);
        if (blocks.size() > MAX_BLOCKS || following.size() > MAX_FOLLOWING) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE,
                    "%d blocks with %d behind them, at most are %d and %d",
                    blocks.size(),
                    following.size(),
                    MAX_BLOCKS,
                    MAX_FOLLOWING);
        }
        if (blocks.size() < 2 || blocks.getFirst().number() != 0) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "blocks must begin with block 0 and end with the record's");
        }
        for (int i = 1; i < blocks.size(); i++) {
            if (blocks.get(i - 1).number() >= blocks.get(i).number()) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "blocks[%d] is not behind the one before it", i);
            }
        }
    }

    /** Reads the JSON form: blocks and hashes in base64, each in its one form. */
    public static LedgerEvidence fromJson(JsonObject json) {
        json.requireOnly("blocks", "following");
        return new LedgerEvidence(
                json.array("blocks").strings().stream()
                        .map(text -> block(json.place("blocks"), text))
                        .toList(),
                json.array("following").strings().stream()
                        .map(text -> hash(json.place("following"), text))
                        .toList());
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put(
                        "blocks",
                        JsonArray.ofStrings(blocks.stream()
                                .map(block -> Base64.getEncoder()
                                        .encodeToString(block.bytes().toByteArray()))
                                .toList()))
                .put(
                        "following",
                        JsonArray.ofStrings(following.stream().map(Hash::base64).toList()))
                .build();
    }

    /** The block of the record. */
    public OrderedBlock recorded() {
        return blocks.getLast();
    }

    /** Number of the last block that is reached. */
    public long reached() {
        return recorded().number() + following.size();
    }

    /** Hash of the last block that is reached, computed from the record's block on. */
    public Hash reachedHash() {
        BlockHeader header = recorded().block().getHeader();
        for (Hash content : following) {
            header = BlockHeader.newBuilder()
                    .setNumber(header.getNumber() + 1)
                    .setPreviousHash(BlockHeaders.hash(header).value())
                    .setDataHash(ByteString.copyFrom(content.toBytes()))
                    .build();
        }
        return Hash.of(BlockHeaders.hash(header).bytes());
    }

    private static OrderedBlock block(String place, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            // Base64 leaves bits unused: only the form that is written again alike is accepted.
            if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return OrderedBlock.parse(ByteString.copyFrom(bytes));
            }
        } catch (BlockRefused refused) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s: %s", place, refused.getMessage())
                    .causedBy(refused);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s: %s", place, e.getMessage())
                    .causedBy(e);
        }
        throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s: not the one base64 form", place);
    }

    private static Hash hash(String place, String base64) {
        try {
            return Hash.ofBase64(base64);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s: %s", place, e.getMessage())
                    .causedBy(e);
        }
    }
}
