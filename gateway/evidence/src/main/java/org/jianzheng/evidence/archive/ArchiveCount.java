/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.evidence.verify.Language;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * How much of one kind was checked.
 *
 * @param check what
 * @param checked how many
 * @param right how many of them are as they should be
 * @param findings what is not, at most {@value #MAX_FINDINGS}
 */
public record ArchiveCount(ArchiveCheck check, long checked, long right, List<ArchiveFinding> findings) {
    /** The most findings of a kind that are told; all are counted. */
    public static final int MAX_FINDINGS = 20;

    /** Copies the findings. */
    public ArchiveCount {
        findings = List.copyOf(findings);
    }

    ArchiveCount plusRight(long more) {
        return new ArchiveCount(check, checked + more, right + more, findings);
    }

    ArchiveCount plus(ArchiveFinding finding) {
        List<ArchiveFinding> told = findings.size() == MAX_FINDINGS
                ? findings
                : Stream.concat(findings.stream(), Stream.of(finding)).toList();
        return new ArchiveCount(check, checked + 1, right, told);
    }

    JsonObject toJson(Language language) {
        return JsonObject.builder()
                .put("check", check.name())
                .put("text", check.in(language))
                .put("checked", checked)
                .put("right", right)
                .put(
                        "findings",
                        JsonArray.of(
                                findings.stream().map(ArchiveFinding::toJson).toList()))
                .build();
    }
}
