/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;

/**
 * That a fact was proposed for deduction under a rule: the same evidence of the same subject under the same rule counts once
 * (invariant 6).
 *
 * @param proposal the newest record that proposed it
 */
public record FactHead(RecordRef proposal) {
    /** Where the heads of a proposal's facts lie, one for each piece of evidence. */
    public static List<HeadKey> keys(Subject subject, String catalogue, String rule, List<EvidenceId> evidence) {
        return evidence.stream()
                .map(shown -> String.join("\n", subject.toString(), catalogue, rule, shown.value()))
                .map(fact -> HashSuite.SHA_256.hash(fact.getBytes(StandardCharsets.UTF_8)))
                .map(hash -> new HeadKey(HeadKind.FACT, new Digest(HashSuite.SHA_256, hash).hex()))
                .toList();
    }

    /** The head under this key, if the fact was proposed before. */
    public static Optional<FactHead> read(HeadReader heads, HeadKey key) {
        return heads.read(key).map(json -> new FactHead(RecordRef.parse(json.string("proposal"))));
    }

    HeadChange change(HeadKey key) {
        return new HeadChange(
                key, JsonObject.builder().put("proposal", proposal.toString()).build());
    }
}
