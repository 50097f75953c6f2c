/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.proof;

import java.util.Optional;
import org.jianzheng.evidence.answer.AnswerBuilder;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.checkpoint.Checkpoints;
import org.jianzheng.server.checkpoint.Kept;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Hands out answers from the index under the newest checkpoint. */
@Component
public class Answers {
    /** What every answer that says "all", "none" or "as of" is asked with, to come with its proof. */
    public static final String PROOF = "proof=1";

    /** What the interface's description says of it. */
    public static final String PROOF_DESCRIPTION =
            "1: the answer is the proof from the index (" + IndexAnswer.MEDIA_TYPE
                    + ") that these are all records, or that there is none, as of a checkpoint; cursor, limit, fromBlock, toBlock, asOf and since are then those of /api/v1/index";

    /** A newer checkpoint may come in between and take the older view with it. */
    private static final int ATTEMPTS = 3;

    private static final MediaType MEDIA_TYPE = MediaType.parseMediaType(IndexAnswer.MEDIA_TYPE);

    private final Checkpoints checkpoints;
    private final LogViews views;
    private final AnswerBuilder builder;

    Answers(LedgerLog log, Checkpoints checkpoints, LogViews views, TrustRoot trust) {
        this.checkpoints = checkpoints;
        this.views = views;
        this.builder = new AnswerBuilder(log, trust.version());
    }

    /**
     * All entries that bear a key, as of the newest checkpoint that a quorum has signed, or of a degraded one if there is no other.
     *
     * @return canonical JSON
     * @throws Refusal as {@link #of}; {@code TOO_LARGE} if more entries bear the key than one answer holds
     */
    public byte[] all(IndexKey key) {
        IndexAnswer answer = of(AnswerRequest.all(key));
        if (answer.part().isPresent()) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE,
                    "%d entries stand under this key, an answer holds at most %d",
                    answer.total(),
                    IndexAnswer.MAX_ENTRIES);
        }
        return answer.canonical();
    }

    /**
     * What was asked for, as of the newest checkpoint that a quorum has signed, or of a degraded one if there is no other.
     *
     * @throws Refusal {@code CHECKPOINT_STALE} if there is no checkpoint yet for which the index is kept, {@code SCHEMA_INVALID} if the
     *     request does not fit what there is
     */
    public IndexAnswer of(AnswerRequest request) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Kept kept = checkpoints
                    .covering(0)
                    .orElseThrow(() ->
                            Refusal.of(ErrorCode.CHECKPOINT_STALE, "there is no checkpoint yet; ask again shortly"));
            Optional<IndexAnswer> answer = views.at(kept.size(), then -> builder.build(request, kept.note(), then));
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw Refusal.of(
                ErrorCode.CHECKPOINT_STALE,
                "the index as of the newest checkpoint is not kept; ask again when the next checkpoint has come");
    }

    /** What was asked for as the answer of an interface, with the address of the next part where there is one. */
    public ResponseEntity<byte[]> response(AnswerRequest request) {
        IndexAnswer answer = of(request);
        ResponseEntity.BodyBuilder response = ResponseEntity.ok().contentType(MEDIA_TYPE);
        answer.next()
                .ifPresent(next -> response.header(HttpHeaders.LINK, "<" + address(request, next) + ">; rel=\"next\""));
        return response.body(answer.canonical());
    }

    private static String address(AnswerRequest request, long next) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/api/v1/index/{name}")
                .queryParam("key", "{key}")
                .queryParam("cursor", next)
                .queryParam("limit", request.limit());
        request.blocks()
                .ifPresent(
                        blocks -> address.queryParam("fromBlock", blocks.from()).queryParam("toBlock", blocks.to()));
        request.since().ifPresent(size -> address.queryParam("since", size));
        return address.encode()
                .buildAndExpand(request.key().name().wireName(), request.key().key())
                .toUriString();
    }
}
