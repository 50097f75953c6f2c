/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.sanction.ProvedDecision;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;

/**
 * Asks a gateway for everything that a joint decision rests on: its own records first, then what these name and is not there yet, until nothing is lacking
 * or the gateway knows no more. Only proved answers come of it.
 */
final class DecisionQuestions {
    /** The most rounds of asking for what is lacking. */
    private static final int MAX_ROUNDS = 64;

    /** The most versions of a catalogue. */
    private static final int MAX_VERSIONS = 64;

    private static final String HEADS = "/api/v1/heads/";

    private final ProofQuestions questions;

    DecisionQuestions(ProofQuestions questions) {
        this.questions = questions;
    }

    /**
     * The answers.
     *
     * @param given those that are there already
     * @throws GatewaySilent if the gateway does not answer, or does not give the decision's own records
     */
    ProvedAnswers ask(RecordRef draft, ProvedAnswers given) throws GatewaySilent, InterruptedException {
        ProvedAnswers all = own(given, draft);
        Set<HeadKey> asked = new HashSet<>();
        for (int round = 0; round < MAX_ROUNDS && all.unproved().isEmpty(); round++) {
            List<HeadKey> lacking = ProvedDecision.lacking(draft, all.entries()).stream()
                    .filter(asked::add)
                    .toList();
            if (lacking.isEmpty()) {
                return all;
            }
            for (HeadKey head : lacking) {
                all = with(all, head);
            }
        }
        return all;
    }

    private ProvedAnswers own(ProvedAnswers before, RecordRef draft) throws GatewaySilent, InterruptedException {
        ProvedAnswers steps = questions.and(before, "/api/v1/index/standing?key=" + draft);
        return steps.unproved().isPresent() ? steps : questions.andRecord(steps, draft);
    }

    /** What the gateway cannot prove stays lacking, and is told as such by whoever folds. */
    private ProvedAnswers with(ProvedAnswers before, HeadKey head) throws GatewaySilent, InterruptedException {
        if (before.unproved().isPresent()) {
            return before;
        }
        if (head.kind() == HeadKind.KEY) {
            return questions.and(before, HEADS + "key/" + head.id() + "?proof=1");
        }
        if (head.kind() == HeadKind.SANCTION) {
            return own(before, new RecordRef(RecordId.parse(head.id())));
        }
        List<RecordRef> records = head.kind() == HeadKind.CATALOGUE
                ? versions(head.id())
                : told(head.kind(), head.id()).flatMap(DecisionQuestions::record).stream()
                        .toList();
        ProvedAnswers all = before;
        for (RecordRef record : records) {
            all = all.unproved().isPresent() ? all : questions.andRecord(all, record);
        }
        return all;
    }

    /** The records of all versions of a catalogue, since which one is in force on a day shows in all of them. */
    private List<RecordRef> versions(String id) throws GatewaySilent, InterruptedException {
        Optional<JsonObject> head = told(HeadKind.CATALOGUE, id.replaceFirst("@.*", ""));
        Optional<String> only = head.flatMap(known -> known.optionalString("catalogue"));
        if (only.isPresent()) {
            head = told(HeadKind.CATALOGUE, only.get());
        }
        String name = only.orElse(id.replaceFirst("@.*", ""));
        Optional<String> version =
                head.flatMap(known -> known.optionalString("latest")).map(latest -> name + "@" + latest);
        List<RecordRef> records = new ArrayList<>();
        while (version.isPresent() && records.size() < MAX_VERSIONS) {
            Optional<JsonObject> known = told(HeadKind.CATALOGUE, version.get());
            known.flatMap(DecisionQuestions::record).ifPresent(records::add);
            version = known.flatMap(one -> one.optionalString("before"));
        }
        return records;
    }

    private Optional<JsonObject> told(HeadKind kind, String id) throws GatewaySilent, InterruptedException {
        return questions.told(HEADS + kind.wireName() + "/" + id);
    }

    private static Optional<RecordRef> record(JsonObject head) {
        return head.optionalString("record").map(RecordRef::parse);
    }
}
