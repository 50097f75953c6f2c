/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.completeness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.dossier.Completion;
import org.jianzheng.model.dossier.Deferral;
import org.jianzheng.model.dossier.DossierItem;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.LotStatus;
import org.jianzheng.model.dossier.OwedItem;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageEvent;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.dossier.StageTemplate;
import org.jianzheng.model.dossier.StatusChange;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Opening;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.witness.Certificate;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;

/**
 * The completeness report of a lot (domain 31, 52, 64–66, invariant 17): a pure function of its records, so that whoever has proved that
 * they are all computes the same.
 *
 * @param lot the lot
 * @param phase the stage it is in
 * @param status whether it runs
 * @param lines what is owed, and how it stands with it
 */
public record Completeness(LotCode lot, Stage phase, LotStatus status, List<Line> lines) {
    /** Copies the list. */
    public Completeness {
        lines = List.copyOf(lines);
    }

    /**
     * The report.
     *
     * @param records all readable records of the lot in log order, openings and what they opened included, and the certificate of its tender, which stands
     *     under the first lot that it lists; records of other lots are passed over
     */
    public static Completeness of(LotCode lot, Collection<ReadableRecord> records) {
        Set<RecordId> opened = records.stream()
                .filter(record -> record.type() == RecordType.RECORD_OPENING)
                .map(opening -> Opening.fromJson(opening.body()).record().id())
                .collect(Collectors.toUnmodifiableSet());
        Builder builder = new Builder(lot, opened);
        records.forEach(builder::take);
        return builder.build();
    }

    /** Whether nothing is missing that is due. */
    public boolean isComplete() {
        return lines.stream().noneMatch(line -> line.standing() == Standing.MISSING);
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("lot", lot.value())
                .put("phase", phase.name())
                .put("status", status.name())
                .put("complete", isComplete())
                .put("lines", JsonArray.of(lines.stream().map(Line::toJson).toList()))
                .build();
    }

    private static final class Builder {
        private final LotCode lot;
        private final Set<RecordId> opened;
        private final Map<ItemCode, Line> seen = new EnumMap<>(ItemCode.class);
        private final Map<DossierItem, Line> items = new LinkedHashMap<>();
        private final SortedMap<DossierItem, Line> deferred = new TreeMap<>();
        private final Map<Stage, Line> roots = new EnumMap<>(Stage.class);
        private final Set<Stage> leftOut = EnumSet.noneOf(Stage.class);
        private final Map<Stage, Instant> closed = new EnumMap<>(Stage.class);
        private Optional<RecordRef> certificate = Optional.empty();
        private Optional<StageTemplate> template = Optional.empty();
        private Stage phase = Stage.INITIATION;
        private LotStatus status = LotStatus.RUNNING;

        Builder(LotCode lot, Set<RecordId> opened) {
            this.lot = lot;
            this.opened = opened;
        }

        void take(ReadableRecord record) {
            if (record.type() == RecordType.WITNESS_CERTIFICATE) {
                boolean listed = Certificate.fromJson(record.body()).lots().stream()
                        .anyMatch(certified -> certified.lot().equals(lot));
                certificate = listed ? Optional.of(record.ref()) : certificate;
                return;
            }
            if (!record.lot().equals(Optional.of(lot))) {
                return;
            }
            if (record.type() == RecordType.DOSSIER_LOT) {
                template = Lot.fromJson(record.body()).template();
            } else if (record.type() == RecordType.WITNESS_ITEM) {
                saw(record, Item.fromJson(record.body()));
            } else if (record.type() == RecordType.DOSSIER_STAGE) {
                step(record, StageStep.fromJson(record.body()));
            } else if (record.type() == RecordType.DOSSIER_STATUS) {
                status = StatusChange.fromJson(record.body()).to();
            } else if (record.type() == RecordType.DOSSIER_EVENT) {
                happened(record, StageEvent.fromJson(record.body()));
            } else if (record.type() == RecordType.DOSSIER_DEFERRAL) {
                DossierItem item = Deferral.fromJson(record.body()).item();
                deferred.put(
                        item, new Line(Duty.DEFERRED, item.code(), Standing.MISSING, Optional.of(record.ref()), false));
            } else if (record.type() == RecordType.DOSSIER_COMPLETION) {
                DossierItem item = Completion.fromJson(record.body()).item();
                deferred.put(
                        item, new Line(Duty.DEFERRED, item.code(), Standing.PRESENT, Optional.of(record.ref()), false));
            }
        }

        private void saw(ReadableRecord record, Item item) {
            Standing standing = item.result() == ItemResult.NOT_APPLICABLE ? Standing.NOT_APPLICABLE : Standing.PRESENT;
            boolean late = isLate(item.item().seenFrom(), record);
            seen.put(item.item(), new Line(Duty.RECORD, item.item().name(), standing, Optional.of(record.ref()), late));
        }

        private void step(ReadableRecord record, StageStep step) {
            Optional<RecordRef> ref = Optional.of(record.ref());
            roots.put(
                    step.from(),
                    new Line(
                            Duty.STAGE_ROOT,
                            step.from().name(),
                            step.root().isPresent() ? Standing.PRESENT : Standing.MISSING,
                            ref,
                            false));
            for (Stage stage : Stage.values()) {
                if (stage.isAfter(step.from()) && step.to().isAfter(stage)) {
                    leftOut.add(stage);
                    roots.put(stage, new Line(Duty.STAGE_ROOT, stage.name(), Standing.NOT_APPLICABLE, ref, false));
                }
            }
            for (Stage stage = phase; stage != step.to(); stage = stage.next().orElseThrow()) {
                closed.put(stage, record.at());
            }
            phase = step.to();
        }

        /** An opened record was on the ledger, sealed, since the time that it states; the opening alone is later. */
        private boolean isLate(Stage stage, ReadableRecord record) {
            Instant close = closed.get(stage);
            return close != null
                    && (!opened.contains(record.id()) || record.at().isAfter(close));
        }

        private void happened(ReadableRecord record, StageEvent event) {
            Standing standing = switch (event.result()) {
                case DONE -> Standing.PRESENT;
                case NIL -> Standing.NIL;
                case NOT_APPLICABLE -> Standing.NOT_APPLICABLE;
            };
            boolean late = isLate(event.stage(), record);
            items.put(
                    event.item(),
                    new Line(duty(event.item()), event.item().code(), standing, Optional.of(record.ref()), late));
        }

        private static Duty duty(DossierItem item) {
            if (item.equals(DossierItem.CREDIT_EVALUATION)) {
                return Duty.EVALUATION;
            }
            return item.equals(DossierItem.RISK_ASSESSMENT) ? Duty.ASSESSMENT : Duty.ITEM;
        }

        private boolean isDue(Stage stage) {
            return phase.isAfter(stage) && !leftOut.contains(stage);
        }

        /** A lot without a template owes all nine. */
        private boolean isAsked(ItemCode item) {
            return template.map(StageTemplate::terms)
                    .map(terms -> terms.witnessed().contains(item.inTemplate()))
                    .orElse(true);
        }

        private List<OwedItem> owedByTheDossier() {
            return template.map(owed -> owed.items(OwedItem.Keeper.DOSSIER)).orElse(List.of());
        }

        /** What is owed once the award is reached is owed by no lot that ended before. */
        Completeness build() {
            boolean awarded = phase.hasReached(Stage.AWARD);
            List<Line> lines = new ArrayList<>();
            for (ItemCode item : ItemCode.values()) {
                if (isAsked(item) || seen.containsKey(item)) {
                    lines.add(seen.getOrDefault(item, Line.without(Duty.RECORD, item.name(), isDue(item.seenFrom()))));
                }
            }
            lines.add(items.getOrDefault(
                    DossierItem.CREDIT_EVALUATION,
                    Line.without(Duty.EVALUATION, DossierItem.CREDIT_EVALUATION.code(), awarded)));
            lines.add(items.getOrDefault(
                    DossierItem.RISK_ASSESSMENT,
                    Line.without(Duty.ASSESSMENT, DossierItem.RISK_ASSESSMENT.code(), awarded)));
            String tender = lot.tender().value();
            lines.add(certificate
                    .map(ref -> new Line(Duty.CERTIFICATE, tender, Standing.PRESENT, Optional.of(ref), false))
                    .orElseGet(() -> Line.without(Duty.CERTIFICATE, tender, awarded)));
            for (Stage stage : Stage.values()) {
                if (stage != Stage.ARCHIVED) {
                    lines.add(roots.getOrDefault(stage, Line.without(Duty.STAGE_ROOT, stage.name(), false)));
                }
            }
            for (OwedItem owed : owedByTheDossier()) {
                items.putIfAbsent(
                        owed.item(), Line.without(duty(owed.item()), owed.item().code(), isDue(owed.stage())));
            }
            items.values().stream().filter(line -> line.duty() == Duty.ITEM).forEach(lines::add);
            lines.addAll(deferred.values());
            return new Completeness(lot, phase, status, lines);
        }
    }
}
