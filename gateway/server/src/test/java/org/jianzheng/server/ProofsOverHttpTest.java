/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.answer.BlockRange;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.block.LedgerEvidence;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.Gap;
import org.jianzheng.evidence.verify.Outcome;
import org.jianzheng.evidence.verify.Step;
import org.jianzheng.evidence.verify.StepName;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.ledger.Records;
import org.junit.jupiter.api.Test;

/** Bundles, answers with proof and the log, verified as whoever asked for them does. */
class ProofsOverHttpTest extends OpenGateway {

    @Test
    void waits_for_the_bundle_and_its_checkpoint_verifies() throws Exception {
        ReadableRecord record = RECORDS.item();
        HttpResponse<byte[]> answer = submit(record, "?wait=cosigned");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(EvidenceBundle.MEDIA_TYPE);
        EvidenceBundle bundle = EvidenceBundle.parse(answer.body());
        assertThat(bundle.canonical()).isEqualTo(answer.body());
        VerifiedCheckpoint checkpoint = new CheckpointVerifier(TRUST).verify(bundle.checkpoint());
        assertThat(checkpoint.quorum().isMet()).isTrue();
        HttpResponse<byte[]> again = get("/api/v1/records/" + record.id() + "/bundle");
        assertThat(EvidenceBundle.parse(again.body()).proved().entry().record()).isEqualTo(record.toJson());
    }

    @Test
    void hands_out_the_full_grade_with_the_blocks_of_its_peer() throws Exception {
        ReadableRecord record = RECORDS.item();
        submit(record, "?wait=cosigned");
        HttpResponse<byte[]> answer = get("/api/v1/records/" + record.id() + "/bundle?grade=full");
        assertThat(answer.statusCode()).isEqualTo(200);
        EvidenceBundle bundle = EvidenceBundle.parse(answer.body());
        assertThat(bundle.grade()).isEqualTo("full");
        LedgerEvidence ledger = bundle.ledger().orElseThrow();
        assertThat(ledger.recorded().number()).isEqualTo(bundle.proved().entry().block());
        // Nobody signs the blocks of the ledger in memory: only what the log proves holds.
        VerificationReport report = new EvidenceVerifier(TRUST).verify(answer.body());
        assertThat(report.failure().orElseThrow().name()).isIn(StepName.SIGNATURES, StepName.BLOCKS);
        EvidenceBundle light = EvidenceBundle.parse(
                get("/api/v1/records/" + record.id() + "/bundle?grade=light").body());
        assertThat(light.grade()).isEqualTo("light");
        assertProblem(get("/api/v1/records/" + record.id() + "/bundle?grade=best"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/records/" + RECORDS.item().id() + "/bundle?grade=full"), ErrorCode.RECORD_UNKNOWN);
    }

    @Test
    void proves_all_records_of_a_lot_and_that_a_subject_has_none() throws Exception {
        ReadableRecord record = RECORDS.item();
        submit(record, "?wait=cosigned");
        String lot = record.lot().orElseThrow().value();
        HttpResponse<byte[]> all = get("/api/v1/index/lot?key=" + lot);
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.headers().firstValue("Content-Type")).contains(IndexAnswer.MEDIA_TYPE);
        VerificationReport report = new AnswerVerifier(TRUST).verify(all.body());
        assertThat(report.isPlainMatch()).as(report.toString()).isTrue();
        assertThat(report.answer().orElseThrow().entries())
                .extracting(LogEntry::record)
                .contains(record.toJson());

        byte[] none = get("/api/v1/index/subject?key=org:nobody").body();
        assertThat(new AnswerVerifier(TRUST).verify(none).verdict()).isEqualTo(Verdict.NOT_RECORDED);
        assertProblem(get("/api/v1/index/subject?key="), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/index/subject"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/index/colour?key=red"), ErrorCode.NOT_FOUND);
    }

    @Test
    void gives_long_answers_in_parts_that_prove_all_together() throws Exception {
        for (ReadableRecord record : RECORDS.items(7)) {
            submit(record, "?wait=cosigned");
        }
        List<byte[]> parts = new java.util.ArrayList<>();
        Optional<String> next = Optional.of("/api/v1/lots/" + Records.LOT + "?proof=1&limit=3");
        while (next.isPresent()) {
            HttpResponse<byte[]> part = get(next.get());
            assertThat(part.statusCode()).isEqualTo(200);
            parts.add(part.body());
            next = part.headers().firstValue("Link").map(link -> link.substring(1, link.indexOf('>')));
        }
        AnswerVerifier verifier = new AnswerVerifier(TRUST);
        assertThat(verifier.verify(parts.getFirst()).gaps()).contains(Gap.PART_OF_ANSWER);
        VerificationReport all = verifier.verifyTogether(parts);
        assertThat(all.isPlainMatch()).as(all.toString()).isTrue();
        assertThat(all.answer().orElseThrow().entries()).hasSizeGreaterThanOrEqualTo(7);

        long block = all.answer().orElseThrow().entries().getLast().block();
        VerificationReport last = verifier.verify(
                get("/api/v1/index/lot?key=" + Records.LOT + "&fromBlock=" + block + "&toBlock=" + block)
                        .body());
        assertThat(last.answer().orElseThrow().entries()).isNotEmpty().allMatch(entry -> entry.block() == block);
        assertProblem(get("/api/v1/index/lot?key=" + Records.LOT + "&cursor=99999"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/index/lot?key=" + Records.LOT + "&limit=1"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/index/lot?key=" + Records.LOT + "&limit=few"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/index/lot?key=x&fromBlock=3&toBlock=2"), ErrorCode.SCHEMA_INVALID);
        IndexAnswer asOf = IndexAnswer.parse(
                get("/api/v1/lots/" + Records.LOT + "?proof=1&asOf=" + block).body());
        assertThat(asOf.blocks()).contains(new BlockRange(0, block));
        assertProblem(get("/api/v1/lots/" + Records.LOT + "?proof=1&asOf=today"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/lots/" + Records.LOT + "?proof=1&asOf=1&toBlock=1"), ErrorCode.SCHEMA_INVALID);
    }

    @Test
    void proves_what_it_says_is_not_there() throws Exception {
        ReadableRecord record = RECORDS.item();
        submit(record, "?wait=cosigned");
        AnswerVerifier verifier = new AnswerVerifier(TRUST);
        String absent = RECORDS.item().id().value();
        assertProblem(get("/api/v1/records/" + absent), ErrorCode.RECORD_UNKNOWN);
        for (String nothing : List.of(
                "/api/v1/records/" + absent,
                "/api/v1/lots/E1409000000000000000009",
                "/api/v1/captures?source=nobody",
                "/api/v1/heads/key/key:" + "0".repeat(64),
                "/api/v1/lots/E1409000000000000000009/completeness",
                "/api/v1/bids/E1409000000000000000009",
                "/api/v1/bids/E1409000000000000000009/bidders",
                "/api/v1/inspections/" + absent,
                "/api/v1/alerts/" + absent,
                "/api/v1/casework/" + absent,
                "/api/v1/credit/evaluations/" + absent,
                "/api/v1/credit/scores/person:" + "0".repeat(32) + "/EXPERT",
                "/api/v1/sanctions/" + absent,
                "/api/v1/sanctions/eligibility/person:" + "0".repeat(32) + "?role=EXPERT",
                "/api/v1/lists/no-such-list/snapshot")) {
            HttpResponse<byte[]> proof = get(nothing + (nothing.contains("?") ? "&" : "?") + "proof=1");
            assertThat(verifier.verify(proof.body()).verdict()).as(nothing).isEqualTo(Verdict.NOT_RECORDED);
        }
        VerificationReport there = verifier.verify(
                get("/api/v1/records/" + record.id() + "?proof=1").body());
        assertThat(there.answer().orElseThrow().entries())
                .extracting(LogEntry::record)
                .containsExactly(record.toJson());
        assertProblem(get("/api/v1/heads/policy/signing?proof=1"), ErrorCode.SCHEMA_INVALID);
    }

    @Test
    void extends_the_checkpoint_that_a_verifier_holds() throws Exception {
        ReadableRecord first = RECORDS.item();
        EvidenceBundle before =
                EvidenceBundle.parse(submit(first, "?wait=cosigned").body());
        Checkpoint held =
                new CheckpointVerifier(TRUST).verify(before.checkpoint()).body();
        submit(RECORDS.item(), "?wait=cosigned");
        String since = "since=" + before.size();
        byte[] bundle =
                get("/api/v1/records/" + first.id() + "/bundle?" + since).body();
        VerificationReport report = new EvidenceVerifier(TRUST, held).verify(bundle);
        // The records of this test are signed by keys that nobody registered.
        assertThat(report.steps())
                .filteredOn(step -> step.name() == StepName.CONSISTENCY)
                .extracting(Step::outcome)
                .containsExactly(Outcome.OK);
        String lot = first.lot().orElseThrow().value();
        assertThat(new AnswerVerifier(TRUST, held)
                        .verify(get("/api/v1/index/lot?key=" + lot + "&" + since)
                                .body())
                        .isPlainMatch())
                .isTrue();
        byte[] full = get("/api/v1/records/" + first.id() + "/bundle?grade=full&" + since)
                .body();
        assertThat(EvidenceBundle.parse(full).consistency()).isPresent();
        assertProblem(get("/api/v1/records/" + first.id() + "/bundle?since=9999999"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/records/" + first.id() + "/bundle?since=0"), ErrorCode.SCHEMA_INVALID);
    }

    @Test
    void serves_checkpoint_and_tiles_in_the_c2sp_layout() throws Exception {
        submit(RECORDS.item(), "?wait=cosigned");
        HttpResponse<byte[]> note = get("/log/checkpoint");
        VerifiedCheckpoint checkpoint =
                new CheckpointVerifier(TRUST).verify(new String(note.body(), StandardCharsets.UTF_8));
        assertThat(note.headers().firstValue("Jianzheng-Quorum")).contains("met");
        long size = Math.min(255, checkpoint.body().state().size());
        HttpResponse<byte[]> hashes = get("/log/tile/0/000.p/" + size);
        assertThat(hashes.statusCode()).isEqualTo(200);
        assertThat(hashes.body()).hasSize((int) size * 32);
        assertThat(hashes.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(get("/log/sm3/tile/0/000.p/" + size).body())
                .hasSize((int) size * 32)
                .isNotEqualTo(hashes.body());
        byte[] entries = get("/log/tile/entries/000.p/" + size).body();
        int length = ((entries[0] & 0xff) << 8) | (entries[1] & 0xff);
        assertThat(CanonicalJson.parseObject(java.util.Arrays.copyOfRange(entries, 2, 2 + length))
                        .string("tx"))
                .hasSize(64);
        assertProblem(get("/log/checkpoints/999999"), ErrorCode.NOT_FOUND);
        assertThat(new String(get("/log/forks").body(), StandardCharsets.UTF_8)).isEqualTo("[]");
    }
}
