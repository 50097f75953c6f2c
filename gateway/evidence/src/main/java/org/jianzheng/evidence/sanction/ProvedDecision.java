/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.sanction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.audit.HeadFold;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.catalogue.MeasureCatalogue;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Capability;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.DepartmentHead;
import org.jianzheng.model.registry.KeyHead;
import org.jianzheng.model.sanction.SanctionBody;
import org.jianzheng.model.sanction.SanctionFold;
import org.jianzheng.model.sanction.SanctionHead;

/**
 * A joint decision as its proved records make it. Every signature under every step is verified anew by the registered keys, every signer's post
 * by the registered departments, and the steps are folded by the functions that the contract applies, which count the signatures against the
 * matrix. Catalogues and departments count by the versions that are among the records.
 */
public final class ProvedDecision {
    private static final Comparator<LogEntry> LOG_ORDER = Comparator.comparingLong(LogEntry::block)
            .thenComparingInt(LogEntry::index)
            .thenComparing(entry -> entry.record().optionalString("id").orElse(""));

    private final RecordRef draft;
    private final Map<HeadKey, JsonObject> heads = new HashMap<>();
    private final Set<HeadKey> unmade = new LinkedHashSet<>();
    private final HeadReader reader = this::read;
    private final DecisionSigners signers = new DecisionSigners(reader);
    private final List<Step> steps = new ArrayList<>();

    /**
     * A step of the decision.
     *
     * @param record as it was signed
     * @param body what it says
     * @param keys that signed it; the first answers for it
     */
    public record Step(ReadableRecord record, SanctionBody body, List<KeyHead> keys) {
        /** Copies the list. */
        public Step {
            keys = List.copyOf(keys);
        }
    }

    private ProvedDecision(RecordRef draft) {
        this.draft = draft;
    }

    /**
     * Verifies and folds.
     *
     * @param draft the sanction, by the record that drafted it
     * @param entries proved: all that refer to the draft, the draft itself, and the keys, departments and catalogues that they rest on
     * @throws org.jianzheng.model.error.Refusal {@code REFERENCE_UNKNOWN} or {@code KEY_UNKNOWN} where one of them is missing; else why the contract should never have
     *     accepted a step
     */
    public static ProvedDecision of(RecordRef draft, Collection<LogEntry> entries) {
        ProvedDecision decision = new ProvedDecision(draft);
        decision.take(entries);
        SanctionHead.require(decision.reader, draft);
        return decision;
    }

    /**
     * What the decision rests on that these entries do not make, as far as they lead: for whoever goes on asking. Whether they are enough, and right, {@link #of} says.
     *
     * @param draft the sanction, by the record that drafted it
     * @param entries proved
     */
    public static Set<HeadKey> lacking(RecordRef draft, Collection<LogEntry> entries) {
        ProvedDecision decision = new ProvedDecision(draft);
        try {
            decision.take(entries);
            SanctionHead head = decision.head();
            decision.read(DepartmentHead.key(head.matter().department()));
            head.procedure().countersigning().stream()
                    .flatMap(text -> text.required().stream())
                    .forEach(department -> decision.read(DepartmentHead.key(department)));
        } catch (Refusal ends) {
            // What could not be read before it is what is lacking; a wrong step is told by whoever folds to judge.
            return decision.unmade();
        }
        return decision.unmade();
    }

    private Set<HeadKey> unmade() {
        Set<HeadKey> all = new LinkedHashSet<>(unmade);
        all.removeAll(heads.keySet());
        return all;
    }

    private Optional<JsonObject> read(HeadKey key) {
        Optional<JsonObject> head = Optional.ofNullable(heads.get(key));
        if (head.isEmpty()) {
            unmade.add(key);
        }
        return head;
    }

    private void take(Collection<LogEntry> entries) {
        entries.stream()
                .distinct()
                .sorted(LOG_ORDER)
                .map(entry -> Envelope.parse(entry.record()))
                .filter(ReadableRecord.class::isInstance)
                .map(ReadableRecord.class::cast)
                .forEach(this::take);
    }

    private void take(ReadableRecord record) {
        if (record.type().capability() == Capability.REGISTRY) {
            HeadFold.apply(record, reader).forEach(change -> heads.put(change.key(), change.value()));
        } else if (record.type().capability() == Capability.SANCTION && isKnown(record)) {
            SanctionBody body = SanctionBody.of(record);
            List<KeyHead> keys = signers.require(record, body);
            SanctionFold.apply(record, body, reader).forEach(change -> heads.put(change.key(), change.value()));
            if (record.ref().equals(draft) || record.refs().contains(draft)) {
                steps.add(new Step(record, body, keys));
            }
        }
    }

    /** A step of another sanction, whose own draft is not here, has nothing to do with this one. */
    private boolean isKnown(ReadableRecord record) {
        return record.body()
                .optionalString("sanction")
                .map(RecordRef::parse)
                .map(sanction -> heads.containsKey(SanctionHead.key(sanction)))
                .orElse(true);
    }

    /** As it stands. */
    public SanctionHead head() {
        return SanctionHead.require(reader, draft);
    }

    /** Its steps in log order, their signatures verified. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** A department; refuses ({@code REFERENCE_UNKNOWN}) one that is not among the records. */
    public DepartmentHead department(DepartmentId department) {
        return DepartmentHead.require(reader, department);
    }

    /** What its measures are. */
    public MeasureCatalogue measures() {
        return SanctionFold.measures(reader, head().matter().measures());
    }

    /** Refuses a further step that the contract would refuse too, so that nobody signs in vain. Nothing changes here. */
    public void requireNext(ReadableRecord record) {
        SanctionBody body = SanctionBody.of(record);
        signers.require(record, body);
        SanctionFold.apply(record, body, reader);
    }
}
