/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.proof;

import java.util.Optional;
import org.jianzheng.evidence.answer.AnswerBuilder;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.checkpoint.Checkpoints;
import org.jianzheng.server.checkpoint.Kept;
import org.springframework.stereotype.Component;

/** Hands out answers from the index under the newest checkpoint. */
@Component
public class Answers {
    /** A newer checkpoint may come in between and take the older view with it. */
    private static final int ATTEMPTS = 3;

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
     * @throws Refusal {@code CHECKPOINT_STALE} if there is no checkpoint yet for which the index is kept, {@code TOO_LARGE} if too many
     *     entries bear the key, {@code SCHEMA_INVALID} if the key is empty or too long
     */
    public byte[] of(IndexKey key) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Kept kept = checkpoints
                    .covering(0)
                    .orElseThrow(() ->
                            Refusal.of(ErrorCode.CHECKPOINT_STALE, "there is no checkpoint yet; ask again shortly"));
            Optional<IndexAnswer> answer = views.at(kept.size(), then -> builder.build(key, kept.note(), then));
            if (answer.isPresent()) {
                return answer.get().canonical();
            }
        }
        throw Refusal.of(
                ErrorCode.CHECKPOINT_STALE,
                "the index as of the newest checkpoint is not kept; ask again when the next checkpoint has come");
    }
}
