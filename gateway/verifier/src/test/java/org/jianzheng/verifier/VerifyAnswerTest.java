/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.fixture.SignedOrders;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.Test;

class VerifyAnswerTest extends VerifyTrial {
    @Test
    void proves_that_a_file_was_never_recorded() throws IOException {
        item();
        byte[] content = "从未登记".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("unknown.pdf"), content);
        IndexKey digest =
                new IndexKey(IndexName.DIGEST, DualDigest.of(content).sha256().hex());
        Path answer = Files.write(folder.resolve("none.eva"), log.answer(digest).canonical());

        assertThat(run("verify", answer.toString(), "--trust", trust.toString(), "--file", file.toString()))
                .isEqualTo(2);
        assertThat(out.toString())
                .startsWith("结论 / Verdict: NOT_RECORDED")
                .contains("0 个条目")
                .contains(digest.key());
        assertThat(run("inspect", answer.toString())).isZero();
    }

    @Test
    void lists_all_records_of_a_lot_and_proves_that_they_are_all() throws IOException {
        ReadableRecord record = records.item(records.session());
        log.append(record);
        IndexKey lot = new IndexKey(IndexName.LOT, record.lot().orElseThrow().value());
        Path answer = Files.write(folder.resolve("lot.eva"), log.answer(lot).canonical());

        assertThat(run("verify", answer.toString(), "--trust", trust.toString()))
                .isZero();
        assertThat(out.toString())
                .startsWith("结论 / Verdict: MATCHES")
                .contains("1 个条目")
                .contains("- witness.item " + record.id());
        assertThat(run("verify", answer.toString(), "--trust", trust.toString(), "--json"))
                .isZero();
    }

    @Test
    void an_old_bundle_says_that_the_content_was_withdrawn_where_an_answer_beside_it_proves_that() throws IOException {
        SignedOrders orders = new SignedOrders(log);
        ReadableRecord file = records.file(EvidenceId.random(log.random()), new byte[9]);
        log.append(file);
        Path before =
                Files.write(folder.resolve("old.evb"), log.bundle(file.id()).canonical());
        log.append(orders.withdrawing(file));
        Path after =
                Files.write(folder.resolve("new.evb"), log.bundle(file.id()).canonical());
        IndexKey refs = new IndexKey(IndexName.REF, file.ref().toString());
        Path answer = Files.write(folder.resolve("refs.eva"), log.answer(refs).canonical());
        String said = "记录仍然有效";

        assertThat(run("verify", before.toString(), "--trust", trust.toString()))
                .isEqualTo(5);
        assertThat(out.toString()).doesNotContain(said);
        assertThat(run("verify", before.toString(), answer.toString(), "--trust", trust.toString()))
                .isEqualTo(5);
        assertThat(out.toString()).contains(said).contains("公管撤〔2026〕1号(示例)");
        assertThat(run("verify", after.toString(), "--trust", trust.toString())).isEqualTo(5);
        assertThat(out.toString()).contains(said).contains("监管办(示例), 2026-03-15");
    }

    @Test
    void parts_of_an_answer_are_verified_together() throws IOException {
        for (int i = 0; i < 7; i++) {
            log.append(records.item(records.session()));
        }
        ReadableRecord item = records.item(records.session());
        log.append(item);
        AnswerRequest all = AnswerRequest.all(
                new IndexKey(IndexName.LOT, item.lot().orElseThrow().value()));
        String first = write("first.eva", log.answer(all.part(0, 4)).canonical());
        String second = write("second.eva", log.answer(all.part(4, 4)).canonical());
        assertThat(run("verify", first, "--trust", trust.toString())).isEqualTo(5);
        assertThat(out.toString()).contains("PART_OF_ANSWER").contains("entries: a part of what was asked for");
        assertThat(run("verify", second, first, "--trust", trust.toString())).isZero();
        assertThat(out.toString()).contains("8 ").contains("entries: all that was asked for");
        String bundle = write("item.evb", log.bundle(item.id()).canonical());
        assertThat(run("verify", second, bundle, first, "--trust", trust.toString()))
                .isZero();
        assertThat(out.toString().lines()).hasSize(2).anyMatch(line -> line.contains("second.eva + "));
    }
}
