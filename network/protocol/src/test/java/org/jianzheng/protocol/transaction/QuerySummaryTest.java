/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.jianzheng.protocol.Sha256;
import org.junit.jupiter.api.Test;

class QuerySummaryTest {

    @Test
    void nothing_seen_is_nothing_written() {
        assertThat(info(QuerySummary.DEGREE, 0)).isEqualTo(RangeQueryInfo.getDefaultInstance());
    }

    @Test
    void as_many_reads_as_the_degree_stand_for_themselves() {
        assertThat(info(QuerySummary.DEGREE, 50).getRawReads().getKvReadsList()).hasSize(50);
    }

    @Test
    void one_read_more_is_one_hash_of_all() {
        var summary = info(QuerySummary.DEGREE, 51).getReadsMerkleHashes();

        assertThat(summary.getMaxDegree()).isEqualTo(50);
        assertThat(summary.getMaxLevel()).isEqualTo(1);
        assertThat(summary.getMaxLevelHashesList()).containsExactly(leaf(0, 51));
    }

    @Test
    void a_hash_covers_one_read_more_than_the_degree() {
        assertThat(info(QuerySummary.DEGREE, 120).getReadsMerkleHashes().getMaxLevelHashesList())
                .containsExactly(leaf(0, 51), leaf(51, 102), leaf(102, 120));
    }

    @Test
    void more_hashes_than_the_degree_make_a_level_and_what_is_left_over_is_lifted_to_it() {
        ByteString three = hash(leaf(0, 3), leaf(3, 6), leaf(6, 9));

        var summary = info(2, 10).getReadsMerkleHashes();

        assertThat(summary.getMaxLevel()).isEqualTo(2);
        assertThat(summary.getMaxLevelHashesList()).containsExactly(three, leaf(9, 10));
    }

    @Test
    void several_that_are_left_over_are_lifted_as_one() {
        ByteString three = hash(leaf(0, 3), leaf(3, 6), leaf(6, 9));

        assertThat(info(2, 14).getReadsMerkleHashes().getMaxLevelHashesList())
                .containsExactly(three, hash(leaf(9, 12), leaf(12, 14)));
    }

    @Test
    void a_tree_of_degree_one_is_refused() {
        assertThatThrownBy(() -> new QuerySummary(1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static RangeQueryInfo info(int degree, int reads) {
        QuerySummary summary = new QuerySummary(degree);
        reads(0, reads).forEach(summary::add);
        RangeQueryInfo.Builder info = RangeQueryInfo.newBuilder();
        summary.writeInto(info);
        return info.build();
    }

    private static List<KVRead> reads(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> KVRead.newBuilder().setKey("key" + i).build())
                .toList();
    }

    private static ByteString leaf(int from, int to) {
        return Sha256.of(QueryReads.newBuilder()
                        .addAllKvReads(reads(from, to))
                        .build()
                        .toByteString())
                .value();
    }

    private static ByteString hash(ByteString... hashes) {
        return Sha256.of(hashes).value();
    }
}
