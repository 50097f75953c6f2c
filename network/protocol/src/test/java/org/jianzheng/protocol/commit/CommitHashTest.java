/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.golden.GoldenBlocks;
import org.jianzheng.protocol.golden.GoldenBlocks.GoldenBlock;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitHashTest {

    private static final CommittedState EMPTY = key -> Optional.empty();

    @ParameterizedTest
    @MethodSource("org.jianzheng.protocol.golden.GoldenBlocks#all")
    void flags_are_those_that_a_real_peer_judged(GoldenBlock golden) {
        if (golden.flags().isEmpty()) {
            return; // a block as its orderer handed it out
        }
        ValidityFlags flags = ValidityFlags.of(golden.block());

        assertThat(flags.size()).isEqualTo(golden.flags().size());
        for (int i = 0; i < flags.size(); i++) {
            assertThat(flags.code(i).getNumber()).isEqualTo(golden.flags().get(i));
        }
    }

    /** Whole chains are here up to block 26 and 33. */
    @ParameterizedTest
    @ValueSource(strings = {"replayed", "continued"})
    void replaying_from_the_first_block_gives_the_commit_hashes_of_a_real_peer(String folder) {
        Map<StateKey, ByteString> state = new HashMap<>();
        Optional<Sha256> hash = Optional.empty();
        long next = 0;
        for (GoldenBlock golden : GoldenBlocks.load(folder).blocks()) {
            if (golden.number() != next++) {
                break;
            }
            if (golden.number() == 0) {
                continue;
            }
            ValidityFlags flags = ValidityFlags.of(golden.block());
            UpdateBatch batch = BlockUpdates.of(golden.block(), flags, key -> Optional.ofNullable(state.get(key)));
            hash = Optional.of(CommitHash.next(flags, batch.toByteString(), hash));

            assertThat(hash).as(golden.toString()).map(Sha256::hex).contains(golden.commitHash());
            batch.updates()
                    .forEach((key, update) ->
                            update.value().ifPresentOrElse(value -> state.put(key, value), () -> state.remove(key)));
        }
        assertThat(next).isGreaterThan(26);
    }

    /**
     * Behind a gap the world state is unknown, but a block's hash needs only its own writes and its predecessor's hash, as long
     * as no transaction changes metadata alone. The first block behind a gap cannot be checked at all.
     */
    @ParameterizedTest
    @ValueSource(strings = {"continued", "handed-over"})
    void behind_a_gap_each_hash_follows_from_the_one_before(String folder) {
        List<GoldenBlock> blocks = GoldenBlocks.load(folder).blocks();
        int checked = 0;
        for (int i = 1; i < blocks.size(); i++) {
            GoldenBlock previous = blocks.get(i - 1);
            GoldenBlock golden = blocks.get(i);
            if (previous.number() == 0 || golden.number() != previous.number() + 1) {
                continue;
            }
            ValidityFlags flags = ValidityFlags.of(golden.block());
            ByteString updates = BlockUpdates.of(golden.block(), flags, key -> {
                        throw new AssertionError("needs the state of " + key);
                    })
                    .toByteString();

            assertThat(CommitHash.next(flags, updates, Optional.of(Sha256.parse(previous.commitHash()))))
                    .as(golden.toString())
                    .hasToString(golden.commitHash());
            checked++;
        }
        assertThat(checked).isGreaterThan(20);
    }

    @Test
    void a_configuration_block_changes_nothing_that_the_hash_covers() {
        Block configuration = GoldenBlocks.load("continued").block(202).block();

        assertThat(BlockUpdates.of(configuration, ValidityFlags.of(configuration), EMPTY)
                        .updates())
                .isEmpty();
    }

    @Test
    void a_changed_flag_changes_the_hash() {
        GoldenBlock golden = GoldenBlocks.load("replayed").block(1);
        ValidityFlags valid = ValidityFlags.of(golden.block());
        ByteString updates = BlockUpdates.of(golden.block(), valid, EMPTY).toByteString();
        ValidityFlags changed = ValidityFlags.of(List.of(TxValidationCode.MVCC_READ_CONFLICT));

        assertThat(CommitHash.next(changed, updates, Optional.empty()))
                .isNotEqualTo(CommitHash.next(valid, updates, Optional.empty()));
        assertThat(BlockUpdates.of(golden.block(), changed, EMPTY).updates()).isEmpty();
    }

    @Test
    void heights_are_written_so_that_their_bytes_sort_as_they_do() {
        assertThat(hex(new Height(0, 0))).isEqualTo("0000");
        assertThat(hex(new Height(1, 255))).isEqualTo("010101ff");
        assertThat(hex(new Height(256, 0))).isEqualTo("02010000");
        assertThat(new Height(-1, 0)).isGreaterThan(new Height(1, 5));
    }

    @Test
    void a_namespace_is_written_with_its_first_entry_only_and_keys_sort_as_utf8() {
        UpdateBatch batch = new UpdateBatch();
        Height height = new Height(1, 0);
        batch.put(StateKey.of("b", "\ud83d\ude00"), ByteString.copyFromUtf8("1"), height);
        batch.put(StateKey.of("b", "\uffee"), ByteString.copyFromUtf8("2"), height);
        batch.delete(StateKey.of("a", "k"), height);
        batch.put(StateKey.of("", "configuration"), ByteString.copyFromUtf8("3"), height);
        batch.put(StateKey.ofHash("b", "c", ByteString.copyFromUtf8("h")), ByteString.copyFromUtf8("4"), height);

        assertThat(HexFormat.of().formatHex(batch.toByteString().toByteArray()))
                .isEqualTo("0a0d" + "0a0161" + "1a016b" + "2001" + "3203010100"
                        + "0a10" + "0a0162" + "1a03efbfae" + "2a0132" + "3203010100"
                        + "0a0e" + "1a04f09f9880" + "2a0131" + "3203010100"
                        + "0a0e" + "120163" + "1a0168" + "2a0134" + "3203010100");
    }

    @Test
    void metadata_alone_keeps_the_value_and_raises_the_version() {
        StateKey key = StateKey.of("n", "key");
        ReadWriteSet metadata = set(KVRWSet.newBuilder()
                .addMetadataWrites(KVMetadataWrite.newBuilder()
                        .setKey("key")
                        .addEntries(KVMetadataEntry.newBuilder().setName("VALIDATION_PARAMETER")))
                .build());
        UpdateBatch there = new UpdateBatch();
        BlockUpdates.apply(metadata, new Height(5, 2), there, any -> Optional.of(ByteString.copyFromUtf8("v")));
        UpdateBatch absent = new UpdateBatch();
        BlockUpdates.apply(metadata, new Height(5, 2), absent, EMPTY);

        assertThat(there.updates())
                .containsEntry(
                        key, new UpdateBatch.Update(Optional.of(ByteString.copyFromUtf8("v")), new Height(5, 2)));
        assertThat(absent.updates()).isEmpty();
    }

    @Test
    void an_empty_value_is_a_deletion_and_the_last_write_of_a_block_counts() {
        UpdateBatch batch = new UpdateBatch();
        BlockUpdates.apply(set(write("key", "v")), new Height(1, 0), batch, EMPTY);
        BlockUpdates.apply(set(write("key", "")), new Height(1, 1), batch, EMPTY);

        assertThat(batch.updates())
                .containsEntry(StateKey.of("n", "key"), new UpdateBatch.Update(Optional.empty(), new Height(1, 1)));
    }

    @Test
    void refuses_unknown_codes_and_a_wrong_number_of_flags() {
        assertThatThrownBy(() -> new ValidityFlags(ByteString.copyFrom(new byte[] {(byte) 200})))
                .hasMessageContaining("unknown code 200");
        Block unjudged = GoldenBlocks.load("bft-network").block(1).block();
        assertThatThrownBy(() -> ValidityFlags.of(unjudged)).hasMessageContainingAll("computed 1 flags", "given 0");
    }

    private static KVRWSet write(String key, String value) {
        return KVRWSet.newBuilder()
                .addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value)))
                .build();
    }

    private static ReadWriteSet set(KVRWSet publicSet) {
        return new ReadWriteSet(List.of(new ReadWriteSet.Namespace("n", publicSet, List.of())));
    }

    private static String hex(Height height) {
        return HexFormat.of().formatHex(height.toByteString().toByteArray());
    }
}
