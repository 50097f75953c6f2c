/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.dossier.ProjectHead;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.TenderHead;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.witness.Certificate;
import org.jianzheng.model.witness.CertificateHead;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.WitnessHead;

/** When a tender's one certificate may be issued (一项一证, domain 52, invariant 17). */
final class CertificateRules {
    private CertificateRules() {}

    static void judge(Submission submission, Certificate certificate) {
        Overlay ledger = submission.ledger();
        if (ledger.read(CertificateHead.key(certificate.tender())).isPresent()) {
            throw Refusal.of(ErrorCode.CERTIFICATE_EXISTS, "tender %s has its certificate", certificate.tender());
        }
        TenderHead tender = TenderHead.require(ledger, certificate.tender());
        List<LotCode> lots =
                certificate.lots().stream().map(Certificate.CertifiedLot::lot).toList();
        if (!lots.equals(tender.lots())) {
            throw Refusal.of(
                    ErrorCode.ITEMS_INCOMPLETE, "the certificate lists %s, the tender has %s", lots, tender.lots());
        }
        submission.requireAbout(Optional.of(lots.getFirst()), subjects(submission, certificate, tender));
        Map<String, Set<ItemCode>> asked = new TreeMap<>();
        for (Certificate.CertifiedLot certified : certificate.lots()) {
            LotHead lot = LotHead.require(ledger, certified.lot());
            lot.requireReached(Stage.AWARD, "a certificate");
            WitnessRules.requireInCharge(submission, lot);
            WitnessHead.require(ledger, certified.lot()).requireRunning("a certificate");
            Set<ItemCode> items = WitnessRules.asked(lot);
            if (certified.items() != items.size()) {
                throw Refusal.of(
                        ErrorCode.ITEMS_INCOMPLETE,
                        "lot %s counts %d items, its witness is asked for %d",
                        lot.lot(),
                        certified.items(),
                        items.size());
            }
            asked.put(lot.lot().value(), items);
        }
        submission.requireRefs(certificate.items());
        requireEveryItem(ledger, certificate, asked);
        requireIncidents(submission, certificate);
    }

    /** The parties that were asked to countersign. */
    private static List<Subject> subjects(Submission submission, Certificate certificate, TenderHead tender) {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(
                ProjectHead.require(submission.ledger(), certificate.tender().project())
                        .tenderer());
        if (certificate.countersigned().agency().isPresent()) {
            subjects.add(tender.agency()
                    .orElseThrow(() -> Refusal.of(
                            ErrorCode.SCHEMA_INVALID, "tender %s has no agency to countersign", tender.tender())));
        }
        return subjects;
    }

    /** The body names as many items as the lots have; if each of them is another item of one of its lots, none is missing. */
    private static void requireEveryItem(Overlay ledger, Certificate certificate, Map<String, Set<ItemCode>> missing) {
        for (RecordRef ref : certificate.items()) {
            ReadableRecord record = ledger.requireRecord(RecordType.WITNESS_ITEM, ref);
            ItemCode item = Item.fromJson(record.body()).item();
            Set<ItemCode> wanted = missing.get(record.requireLot().value());
            if (wanted == null || !wanted.remove(item)) {
                throw Refusal.of(
                        ErrorCode.ITEMS_INCOMPLETE,
                        "%s is item %s of lot %s, named twice or of another tender",
                        ref,
                        item,
                        record.requireLot());
            }
        }
    }

    /** The number of incidents is not the witness's word alone: as many must be referred to. */
    private static void requireIncidents(Submission submission, Certificate certificate) {
        Map<String, Long> referred = new TreeMap<>();
        for (RecordRef ref : submission.record().refs()) {
            if (submission.ledger().requireEntry(ref).type() == RecordType.WITNESS_INCIDENT) {
                ReadableRecord incident = submission.ledger().requireRecord(RecordType.WITNESS_INCIDENT, ref);
                referred.merge(incident.requireLot().value(), 1L, Long::sum);
            }
        }
        for (Certificate.CertifiedLot lot : certificate.lots()) {
            long count = referred.getOrDefault(lot.lot().value(), 0L);
            if (count != lot.incidents()) {
                throw Refusal.of(
                        ErrorCode.ITEMS_INCOMPLETE,
                        "lot %s counts %d incidents, refs name %d of its incident records",
                        lot.lot(),
                        lot.incidents(),
                        count);
            }
        }
    }
}
