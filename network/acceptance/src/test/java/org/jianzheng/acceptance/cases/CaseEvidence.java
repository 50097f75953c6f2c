/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.sample.keys.PersonKey;

/** The registered files of a play. The files of the cases have no content: their names stand for it. */
final class CaseEvidence {
    private static final String OFFICE = "公共资源交易中心";

    private final Surroundings around;
    private final Map<EvidenceId, RecordRef> registered = new HashMap<>();

    CaseEvidence(Surroundings around) {
        this.around = around;
    }

    /** Registers those of these names that are not registered yet. */
    void register(Collection<String> names) {
        PersonKey staff = around.people().of(Role.CENTRE_STAFF, OFFICE);
        List<ReadableRecord> records = names.stream()
                .map(around.names()::evidence)
                .distinct()
                .filter(evidence -> !registered.containsKey(evidence))
                .map(evidence -> {
                    ReadableRecord record = around.desk()
                            .draft(staff, registration(evidence), UnaryOperator.identity())
                            .sign(staff.signer());
                    registered.put(evidence, record.ref());
                    return record;
                })
                .toList();
        if (!records.isEmpty()) {
            around.desk().submitAll(staff.organisation(), records);
        }
    }

    private static FileRegistration registration(EvidenceId evidence) {
        byte[] content = evidence.value().getBytes(StandardCharsets.UTF_8);
        return new FileRegistration(
                evidence,
                DualDigest.of(content),
                content.length,
                "text/plain",
                FileRegistration.Source.UNKNOWN,
                Confidentiality.INTERNAL,
                Optional.empty());
    }

    /** What a step names in {@code evidence}, registered before the step. */
    List<EvidenceId> of(JsonObject with) {
        List<String> names = with.array("evidence").strings();
        register(names);
        return names.stream().map(around.names()::evidence).toList();
    }

    /** The records that registered these files. */
    List<RecordRef> records(Collection<EvidenceId> files) {
        return files.stream().map(this::record).toList();
    }

    private RecordRef record(EvidenceId file) {
        return Objects.requireNonNull(registered.get(file), file.value());
    }
}
