/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.monitor;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.evidence.verify.Language;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonValue;

/**
 * What a monitor found when it looked once.
 *
 * @param after what it remembers now; it is to be kept before anything is told
 * @param findings all, known ones among them
 * @param answered how many gateways showed a checkpoint that is in order
 */
public record MonitorRound(MonitorState after, List<MonitorFinding> findings, int answered) {
    /** Copies the findings. */
    public MonitorRound {
        findings = List.copyOf(findings);
    }

    /** The findings that nobody has acknowledged. */
    public List<MonitorFinding> open() {
        return findings.stream()
                .filter(finding -> !after.acknowledged().contains(finding.id()))
                .toList();
    }

    /** As JSON; codes are stable, texts are in this language. */
    public JsonObject toJson(Language language) {
        List<JsonValue> all = new ArrayList<>();
        for (MonitorFinding finding : findings) {
            all.add(finding.toJson(language)
                    .with("acknowledged", after.acknowledged().contains(finding.id())));
        }
        return JsonObject.builder()
                .put("origin", after.origin())
                .put("answered", answered)
                .putIfPresent("newest", after.newest().map(note -> note.text()))
                .put("findings", JsonArray.of(all))
                .build();
    }
}
