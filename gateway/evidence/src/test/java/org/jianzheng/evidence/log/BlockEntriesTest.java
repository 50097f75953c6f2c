/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.evidence.Cases;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.ProposalResponses;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.Transactions;
import org.junit.jupiter.api.Test;

class BlockEntriesTest {
    private static final Instant TIME = Instant.parse("2026-03-16T01:30:04.25Z");

    @Test
    void takes_records_of_valid_transactions_in_the_order_of_block_transaction_and_key() {
        Block block = block(
                transaction("records", List.of(record("rec/b/2", "second"), record("rec/a/9", "first"), head("x"))),
                transaction("records", List.of(record("rec/a/1", "conflicting"))),
                transaction("other", List.of(record("rec/a/3", "elsewhere"))),
                transaction("records", List.of(record("rec/a/0", "third"))));
        ValidityFlags flags = ValidityFlags.of(List.of(
                TxValidationCode.VALID,
                TxValidationCode.MVCC_READ_CONFLICT,
                TxValidationCode.VALID,
                TxValidationCode.VALID));
        LogBlock found = BlockEntries.of(block, flags, "records");
        assertThat(found.number()).isEqualTo(7);
        assertThat(found.entries())
                .extracting(entry -> entry.record().string("is"))
                .containsExactly("first", "second", "third");
        assertThat(found.entries()).extracting(LogEntry::index).containsExactly(0, 0, 3);
        LogEntry entry = found.entries().getFirst();
        assertThat(entry.toJson().toString())
                .isEqualTo("{\"block\":7,\"index\":0,\"record\":{\"is\":\"first\"},"
                        + "\"time\":\"2026-03-16T01:30:04.250000000Z\",\"tx\":\"" + entry.transaction() + "\"}");
        assertThat(LogEntry.parse(entry.canonical())).isEqualTo(entry);
    }

    @Test
    void reads_blocks_of_a_real_peer_with_their_own_flags_and_commit_hashes() throws IOException {
        JsonObject index = Cases.json("fabric-blocks/replayed/index.json");
        for (JsonObject vector : index.array("blocks").objects()) {
            Block block = BlockChain.read(ByteString.copyFrom(
                    Files.readAllBytes(Cases.file("fabric-blocks/replayed/" + vector.string("file")))));
            LogBlock found = BlockEntries.of(block, "records");
            assertThat(found.number()).isEqualTo(vector.integer("number"));
            assertThat(found.headerHash().hex()).isEqualTo(vector.string("blockHash"));
            assertThat(found.commitHash().map(Object::toString).orElse("")).isEqualTo(vector.string("commitHash"));
            assertThat(found.entries()).isEmpty();
        }
    }

    private static Block block(Envelope... transactions) {
        BlockData.Builder data = BlockData.newBuilder();
        for (Envelope transaction : transactions) {
            data.addData(transaction.toByteString());
        }
        return Block.newBuilder()
                .setHeader(BlockHeader.newBuilder().setNumber(7))
                .setData(data)
                .build();
    }

    private static Envelope transaction(String chaincode, List<KVWrite> writes) {
        ByteString nonce = ByteString.copyFromUtf8("nonce " + writes.getFirst().getKey());
        ChaincodeProposal proposal = ChaincodeProposal.create(
                "jianzheng",
                chaincode,
                List.of(ByteString.copyFromUtf8("submit")),
                ByteString.copyFromUtf8("creator"),
                nonce,
                TIME);
        ReadWriteSet set = new ReadWriteSet(List.of(new ReadWriteSet.Namespace(
                chaincode, KVRWSet.newBuilder().addAllWrites(writes).build(), List.of())));
        ByteString payload = ProposalResponses.payload(
                proposal, "1", set, Response.newBuilder().setStatus(200).build(), Optional.empty());
        return Transactions.prepare(proposal, payload, List.of());
    }

    private static KVWrite record(String key, String text) {
        return KVWrite.newBuilder()
                .setKey(key)
                .setValue(ByteString.copyFromUtf8("{\"is\":\"" + text + "\"}"))
                .build();
    }

    private static KVWrite head(String key) {
        return KVWrite.newBuilder()
                .setKey("head/" + key)
                .setValue(ByteString.copyFromUtf8("{}"))
                .build();
    }
}
