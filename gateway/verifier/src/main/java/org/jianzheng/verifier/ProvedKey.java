/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.util.List;
import org.jianzheng.evidence.state.AsOf;
import org.jianzheng.evidence.state.StateFold;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.registry.KeyHead;

/** A registered key as proved answers show it. */
final class ProvedKey {
    private ProvedKey() {}

    /** The key; refuses ({@code KEY_UNKNOWN}, {@code SCHEMA_INVALID}) where the answer does not show it. */
    static KeyHead of(KeyId id, AnswerSummary answer) {
        return StateFold.of(KeyHead.key(id), new AsOf.Block(answer.block()), List.of(answer))
                .head()
                .map(KeyHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.KEY_UNKNOWN, "%s is not registered", id));
    }
}
