/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.dossier.ProjectHead;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.TenderHead;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.DepartmentHead;
import org.jianzheng.model.witness.Addendum;
import org.jianzheng.model.witness.Assignment;
import org.jianzheng.model.witness.Certificate;
import org.jianzheng.model.witness.CertificateHead;
import org.jianzheng.model.witness.Escalation;
import org.jianzheng.model.witness.Handover;
import org.jianzheng.model.witness.Incident;
import org.jianzheng.model.witness.IncidentHead;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.Referral;
import org.jianzheng.model.witness.ReferralAcknowledgement;
import org.jianzheng.model.witness.SessionChange;
import org.jianzheng.model.witness.SessionNote;
import org.jianzheng.model.witness.WitnessBody;
import org.jianzheng.model.witness.WitnessFold;
import org.jianzheng.model.witness.WitnessHead;

/** The witness service: assigned, in progress, incidents, handed over, certificate, addendum (domain 3.2). */
final class WitnessRules implements CapabilityRules {
    @Override
    public void judge(Submission submission) {
        LotHead lot = submission.requireLot();
        switch (WitnessBody.of(submission.record())) {
            case Assignment ignored -> judgeAssignment(submission, lot);
            case Handover handover -> judge(submission, handover);
            case SessionChange ignored -> {
                submission.requireAboutOwnLot(List.of());
                if (submission.signers().by().role() == Role.CENTRE_WITNESS) {
                    requireInCharge(submission, lot);
                }
            }
            case Item item -> {
                submission.requireAboutOwnLot(List.of());
                lot.requireReached(item.item().seenFrom(), "item " + item.item());
                lot.terms()
                        .ifPresent(terms -> terms.requireWitnessed(item.item().inTemplate()));
                requireInCharge(submission, lot);
                WitnessHead.require(submission.ledger(), lot.lot())
                        .requireRunning(submission.record().at(), "item " + item.item());
            }
            case SessionNote note -> judge(submission, lot, note);
            case Incident incident -> {
                submission.requireAboutOwnLot(List.of(incident.subject()));
                lot.requireReached(Stage.TENDERING, "an incident");
                requireInCharge(submission, lot);
            }
            case Escalation escalation -> {
                requireAboutIncident(submission, escalation.incident());
                if (submission.signers().by().role() == Role.CENTRE_WITNESS) {
                    requireInCharge(submission, lot);
                }
            }
            case Referral referral -> judge(submission, referral);
            case ReferralAcknowledgement acknowledgement -> judge(submission, acknowledgement);
            case Certificate certificate -> CertificateRules.judge(submission, certificate);
            case Addendum addendum -> judge(submission, lot, addendum);
        }
    }

    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return WitnessFold.apply(record, WitnessBody.of(record), heads);
    }

    private static void judgeAssignment(Submission submission, LotHead lot) {
        submission.requireAboutOwnLot(List.of());
        if (submission.ledger().read(WitnessHead.key(lot.lot())).isPresent()) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "lot %s has a witness, who may hand it over", lot.lot());
        }
    }

    private static void judge(Submission submission, Handover handover) {
        submission.requireAboutOwnLot(List.of());
        boolean byWitness = submission.signers().by().role() == Role.CENTRE_WITNESS;
        if (byWitness && !submission.signers().person().equals(handover.from())) {
            throw Refusal.of(ErrorCode.NOT_ASSIGNED, "a witness hands over only what is their own");
        }
    }

    private static void judge(Submission submission, Referral referral) {
        requireAboutIncident(submission, referral.incident());
        DepartmentHead.require(submission.ledger(), referral.department());
    }

    /** A note is written by whose it is: what supervisors say by them and nobody else, and nothing else by them. */
    private static void judge(Submission submission, LotHead lot, SessionNote note) {
        submission.requireAboutOwnLot(
                note.expert().<Subject>map(Subject.Person::new).stream().toList());
        if (note.expert().isPresent()) {
            lot.requireTold(Stage.AWARD);
        }
        note.department().ifPresent(department -> DepartmentHead.require(submission.ledger(), department));
        Role role = submission.signers().by().role();
        switch (note.kind().author()) {
            case WITNESS -> requireRole(role == Role.CENTRE_WITNESS, role, note);
            case CENTRE -> requireRole(role.isCentre(), role, note);
            case SUPERVISOR -> {
                requireRole(role.isOfficer(), role, note);
                requireOwnDepartment(submission, note.department().orElseThrow());
            }
        }
        if (role == Role.CENTRE_WITNESS) {
            requireInCharge(submission, lot);
        }
        if (note.kind().isOfRunningSession()) {
            WitnessHead.require(submission.ledger(), lot.lot())
                    .requireRunning(submission.record().at(), "a note " + note.kind());
        }
    }

    private static void requireRole(boolean may, Role role, SessionNote note) {
        if (!may) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "%s writes no note %s", role, note.kind());
        }
    }

    private static void requireOwnDepartment(Submission submission, DepartmentId department) {
        OrganisationId organisation = DepartmentHead.require(submission.ledger(), department)
                .department()
                .msp();
        if (!organisation.equals(submission.record().organisation())) {
            throw Refusal.of(
                    ErrorCode.MSP_MISMATCH,
                    "department %s is of %s, not %s",
                    department,
                    organisation,
                    submission.record().organisation());
        }
    }

    private static void judge(Submission submission, ReferralAcknowledgement acknowledgement) {
        requireAboutIncident(submission, acknowledgement.incident());
        submission.requireRefs(List.of(acknowledgement.incident(), acknowledgement.referral()));
        Referral referral = Referral.fromJson(submission
                .ledger()
                .requireRecord(RecordType.WITNESS_REFERRAL, acknowledgement.referral())
                .body());
        requireOwnDepartment(submission, referral.department());
    }

    private static void judge(Submission submission, LotHead lot, Addendum addendum) {
        CertificateHead certificate =
                CertificateHead.require(submission.ledger(), lot.lot().tender(), addendum.certificate());
        ReadableRecord issued = submission.ledger().requireRecord(RecordType.WITNESS_CERTIFICATE, certificate.record());
        submission.requireAbout(issued.lot(), issued.subjects());
        submission.requireRefs(List.of(addendum.certificate()));
        if (submission.signers().by().role() == Role.CENTRE_WITNESS) {
            requireInCharge(submission, lot);
        } else {
            requireCountersigner(submission, lot);
        }
    }

    /** Besides the witness, who countersigns or refuses may add to a certificate: the tenderer and the agency of its tender (domain 3.4). */
    private static void requireCountersigner(Submission submission, LotHead lot) {
        Role role = submission.signers().by().role();
        Optional<Subject> party = role == Role.TENDERER
                ? Optional.of(ProjectHead.require(submission.ledger(), lot.lot().project())
                        .tenderer())
                : TenderHead.require(submission.ledger(), lot.lot().tender()).agency();
        if (party.filter(subject -> CreditRules.isOwn(submission, subject)).isEmpty()) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "the signer does not act for the %s of lot %s", role, lot.lot());
        }
    }

    /** What is said of an incident stands under the incident's lot and subject. */
    private static void requireAboutIncident(Submission submission, RecordRef ref) {
        IncidentHead incident = IncidentHead.require(submission.ledger(), ref);
        submission.requireAbout(Optional.of(incident.lot()), List.of(incident.subject()));
        submission.requireRefs(List.of(ref));
    }

    /** What a lot's witness is asked for: what its template says, else all nine items. */
    static Set<ItemCode> asked(LotHead lot) {
        EnumSet<ItemCode> asked = EnumSet.allOf(ItemCode.class);
        lot.terms().ifPresent(terms -> asked.removeIf(item -> !terms.witnessed().contains(item.inTemplate())));
        return asked;
    }

    /** Refuses ({@code NOT_ASSIGNED}) anybody but the lot's witness at the time of the event. */
    static void requireInCharge(Submission submission, LotHead lot) {
        PersonRef person = submission.signers().person();
        WitnessHead.require(submission.ledger(), lot.lot())
                .requireInCharge(person, submission.record().at());
    }
}
