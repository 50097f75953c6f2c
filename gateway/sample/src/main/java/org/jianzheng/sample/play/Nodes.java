/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.util.Map;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** The dossier's nodes as the ledger's stages (domain 0.3). */
final class Nodes {
    private static final Map<String, Stage> STAGES = Map.of(
            "立项", Stage.INITIATION,
            "招标", Stage.TENDERING,
            "开标", Stage.OPENING,
            "评标", Stage.EVALUATION,
            "中标", Stage.AWARD,
            "标后履约", Stage.PERFORMANCE,
            "竣工验收", Stage.ACCEPTANCE);

    private Nodes() {}

    /** The stage of a node; refuses ({@code SCHEMA_INVALID}) a name that is none. */
    static Stage stage(String node) {
        Stage stage = STAGES.get(node);
        if (stage == null) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the dossier has the unknown node %s", node);
        }
        return stage;
    }
}
