/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import static org.jianzheng.model.record.Capability.ALERT;
import static org.jianzheng.model.record.Capability.BID;
import static org.jianzheng.model.record.Capability.CASEWORK;
import static org.jianzheng.model.record.Capability.CHECKPOINT;
import static org.jianzheng.model.record.Capability.CREDIT;
import static org.jianzheng.model.record.Capability.DOSSIER;
import static org.jianzheng.model.record.Capability.EVIDENCE;
import static org.jianzheng.model.record.Capability.INSPECTION;
import static org.jianzheng.model.record.Capability.LIST;
import static org.jianzheng.model.record.Capability.REGISTRY;
import static org.jianzheng.model.record.Capability.SANCTION;
import static org.jianzheng.model.record.Capability.SEALING;
import static org.jianzheng.model.record.Capability.WITNESS;
import static org.jianzheng.model.record.RecordType.Trait.CHANGES_HEADS;
import static org.jianzheng.model.record.RecordType.Trait.LEGAL_ACT;
import static org.jianzheng.model.record.RecordType.Trait.MAY_BE_SEALED;
import static org.jianzheng.model.record.RecordType.Trait.SESSION_KEY;
import static org.jianzheng.model.record.Role.AGENCY;
import static org.jianzheng.model.record.Role.BIDDER;
import static org.jianzheng.model.record.Role.CENTRE_STAFF;
import static org.jianzheng.model.record.Role.CENTRE_WITNESS;
import static org.jianzheng.model.record.Role.CHECKPOINT_COSIGNER;
import static org.jianzheng.model.record.Role.DEVICE;
import static org.jianzheng.model.record.Role.DISCIPLINE_AUDIT;
import static org.jianzheng.model.record.Role.EXPERT;
import static org.jianzheng.model.record.Role.INDUSTRY_SUPERVISOR;
import static org.jianzheng.model.record.Role.PLATFORM;
import static org.jianzheng.model.record.Role.POOL_OWNER;
import static org.jianzheng.model.record.Role.REGISTRAR;
import static org.jianzheng.model.record.Role.SUPERVISION_OFFICE;
import static org.jianzheng.model.record.Role.TENDERER;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * Every kind of record, with who may sign it and how it may travel (domain 3.4).
 *
 * <p>The wire name is also part of the ledger key {@code rec/<type>/<id>} and never changes meaning.
 */
public enum RecordType {
    /** An organisation of the channel. */
    REGISTRY_ORGANISATION("registry.organisation", REGISTRY, signedBy(REGISTRAR), with(CHANGES_HEADS)),
    /** A department of an organisation. */
    REGISTRY_DEPARTMENT("registry.department", REGISTRY, signedBy(REGISTRAR), with(CHANGES_HEADS)),
    /** A signing key of a person, department, device or service; or a session key that a person delegates. */
    REGISTRY_KEY("registry.key", REGISTRY, signedBy(REGISTRAR, CENTRE_STAFF, CENTRE_WITNESS), with(CHANGES_HEADS)),
    /** The end of a key, by its organisation's registrar or its holder. */
    REGISTRY_REVOCATION("registry.revocation", REGISTRY, EnumSet.allOf(Role.class), with(CHANGES_HEADS)),
    /** A version of a policy. */
    REGISTRY_POLICY("registry.policy", REGISTRY, signedBy(REGISTRAR), with(CHANGES_HEADS)),
    /** A version of a catalogue: rules, working days (domain 25, 130). */
    REGISTRY_CATALOGUE("registry.catalogue", REGISTRY, signedBy(SUPERVISION_OFFICE), with(CHANGES_HEADS, LEGAL_ACT)),
    /** An organisation states a qualification of its platform (domain 2.12). */
    REGISTRY_QUALIFICATION("registry.qualification", REGISTRY, signedBy(REGISTRAR), with()),
    /** A legal person that takes part in trading, with its names and what it continues (invariant 23). */
    REGISTRY_SUBJECT(
            "registry.subject",
            REGISTRY,
            signedBy(CENTRE_STAFF, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS)),
    /** An expert pool with its owner. */
    REGISTRY_POOL("registry.pool", REGISTRY, signedBy(POOL_OWNER), with(CHANGES_HEADS)),
    /** What becomes of an expert in a pool. */
    REGISTRY_MEMBERSHIP("registry.membership", REGISTRY, signedBy(POOL_OWNER), with(CHANGES_HEADS)),

    /** A project enters the platform (domain 23). */
    DOSSIER_PROJECT(
            "dossier.project",
            DOSSIER,
            signedBy(CENTRE_STAFF, SUPERVISION_OFFICE, INDUSTRY_SUPERVISOR),
            with(CHANGES_HEADS)),
    /** A tender of a project. */
    DOSSIER_TENDER(
            "dossier.tender",
            DOSSIER,
            signedBy(CENTRE_STAFF, SUPERVISION_OFFICE, INDUSTRY_SUPERVISOR),
            with(CHANGES_HEADS)),
    /** A lot of a tender; its dossier opens in stage INITIATION. */
    DOSSIER_LOT(
            "dossier.lot",
            DOSSIER,
            signedBy(CENTRE_STAFF, SUPERVISION_OFFICE, INDUSTRY_SUPERVISOR),
            with(CHANGES_HEADS)),
    /** A lot goes on to its next stage. */
    DOSSIER_STAGE(
            "dossier.stage", DOSSIER, signedBy(CENTRE_STAFF, CENTRE_WITNESS, SUPERVISION_OFFICE), with(CHANGES_HEADS)),

    /** A lot is paused, resumed, put under control, released, cancelled, or fails (domain 3.2, 34). */
    DOSSIER_STATUS(
            "dossier.status",
            DOSSIER,
            signedBy(CENTRE_STAFF, SUPERVISION_OFFICE, INDUSTRY_SUPERVISOR),
            with(CHANGES_HEADS)),
    /** Something of a stage was done (domain 29, 36, 40). */
    DOSSIER_EVENT(
            "dossier.event",
            DOSSIER,
            signedBy(CENTRE_STAFF, CENTRE_WITNESS, TENDERER, AGENCY, SUPERVISION_OFFICE, INDUSTRY_SUPERVISOR),
            with(MAY_BE_SEALED)),
    /** A lot is accepted with something missing (容缺受理, domain 45). */
    DOSSIER_DEFERRAL("dossier.deferral", DOSSIER, signedBy(CENTRE_STAFF), with(CHANGES_HEADS)),
    /** What was missing has come (domain 45). */
    DOSSIER_COMPLETION("dossier.completion", DOSSIER, signedBy(CENTRE_STAFF), with(CHANGES_HEADS)),
    /** Lots of a year before the ledger, each loaded once (invariant 16). */
    DOSSIER_HISTORY("dossier.history", DOSSIER, signedBy(CENTRE_STAFF, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** Closes a year whose sums agree (invariants 29, 30). */
    DOSSIER_CLOSING("dossier.closing", DOSSIER, signedBy(CENTRE_STAFF, SUPERVISION_OFFICE), with(CHANGES_HEADS)),

    /** The responsible witness of a lot (domain 51, 54). */
    WITNESS_ASSIGNMENT("witness.assignment", WITNESS, signedBy(CENTRE_STAFF), with(CHANGES_HEADS)),
    /** One witness hands a lot over to another. */
    WITNESS_HANDOVER("witness.handover", WITNESS, signedBy(CENTRE_WITNESS, CENTRE_STAFF), with(CHANGES_HEADS)),
    /** A lot's session is interrupted, or goes on (domain 3.2). */
    WITNESS_SESSION(
            "witness.session", WITNESS, signedBy(CENTRE_WITNESS, CENTRE_STAFF), with(CHANGES_HEADS, SESSION_KEY)),
    /** One of the nine witness items (domain 55–57). */
    WITNESS_ITEM("witness.item", WITNESS, signedBy(CENTRE_WITNESS), with(SESSION_KEY, MAY_BE_SEALED)),
    /** What the running record of a lot's sessions holds beside items and incidents (domain 54, 59, 68 to 73). */
    WITNESS_NOTE(
            "witness.note",
            WITNESS,
            signedBy(CENTRE_WITNESS, CENTRE_STAFF, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(SESSION_KEY, MAY_BE_SEALED)),
    /** An incident seen by the witness (domain 61, 62). It creates a head that nobody shares. */
    WITNESS_INCIDENT("witness.incident", WITNESS, signedBy(CENTRE_WITNESS), with(SESSION_KEY, MAY_BE_SEALED)),
    /** A step of the three-step escalation of an incident (domain 72). */
    WITNESS_ESCALATION(
            "witness.escalation",
            WITNESS,
            signedBy(CENTRE_STAFF, CENTRE_WITNESS),
            with(CHANGES_HEADS, SESSION_KEY, MAY_BE_SEALED)),
    /** An incident is reported to the competent department (domain 62). */
    WITNESS_REFERRAL("witness.referral", WITNESS, signedBy(CENTRE_STAFF), with(CHANGES_HEADS, MAY_BE_SEALED)),
    /** The department to which an incident was reported has it (domain 62). */
    WITNESS_ACKNOWLEDGEMENT(
            "witness.acknowledgement",
            WITNESS,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, MAY_BE_SEALED)),
    /** The witness certificate of a tender (一项一证, domain 52, invariant 17). */
    WITNESS_CERTIFICATE("witness.certificate", WITNESS, signedBy(CENTRE_WITNESS), with(CHANGES_HEADS, LEGAL_ACT)),
    /** An addendum to a certificate, by its witness or by who countersigns it (invariant 16). */
    WITNESS_ADDENDUM(
            "witness.addendum", WITNESS, signedBy(CENTRE_WITNESS, TENDERER, AGENCY), with(CHANGES_HEADS, LEGAL_ACT)),

    /** A file's digests, size and origin. It creates a head that nobody shares. */
    EVIDENCE_FILE(
            "evidence.file",
            EVIDENCE,
            signedBy(CENTRE_STAFF, CENTRE_WITNESS, DEVICE),
            with(SESSION_KEY, MAY_BE_SEALED)),
    /** How a registered file was captured. */
    EVIDENCE_CAPTURE(
            "evidence.capture",
            EVIDENCE,
            signedBy(CENTRE_STAFF, CENTRE_WITNESS, DEVICE),
            with(SESSION_KEY, MAY_BE_SEALED)),

    /** A link of a registered file's custody chain. */
    EVIDENCE_CUSTODY(
            "evidence.custody",
            EVIDENCE,
            signedBy(CENTRE_STAFF, CENTRE_WITNESS, SUPERVISION_OFFICE, INDUSTRY_SUPERVISOR, DISCIPLINE_AUDIT, PLATFORM),
            with(SESSION_KEY, MAY_BE_SEALED)),
    /** Somebody read or copied a registered file on a legal basis. */
    EVIDENCE_ACCESS(
            "evidence.access",
            EVIDENCE,
            signedBy(
                    CENTRE_STAFF,
                    CENTRE_WITNESS,
                    TENDERER,
                    BIDDER,
                    EXPERT,
                    SUPERVISION_OFFICE,
                    INDUSTRY_SUPERVISOR,
                    DISCIPLINE_AUDIT,
                    PLATFORM),
            with(SESSION_KEY, MAY_BE_SEALED)),
    /** A registered file's content is to be destroyed by order; no trading centre orders it (invariant 16). */
    EVIDENCE_ERASURE(
            "evidence.erasure",
            EVIDENCE,
            signedBy(SUPERVISION_OFFICE, INDUSTRY_SUPERVISOR),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** The items that a platform received from one source, by the roots over them. */
    EVIDENCE_BATCH("evidence.batch", EVIDENCE, signedBy(PLATFORM), with()),

    /** What somebody was seen to do (domain 61, 62); a head that nobody shares. */
    CREDIT_BEHAVIOUR(
            "credit.behaviour",
            CREDIT,
            signedBy(CENTRE_STAFF, CENTRE_WITNESS, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(MAY_BE_SEALED)),
    /** A deduction is proposed (invariants 5, 6). */
    CREDIT_PROPOSAL(
            "credit.proposal",
            CREDIT,
            signedBy(CENTRE_STAFF, CENTRE_WITNESS, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS)),
    /** A proposed deduction was served on its subject. */
    CREDIT_NOTICE("credit.notice", CREDIT, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** Its subject objects. */
    CREDIT_OBJECTION(
            "credit.objection",
            CREDIT,
            signedBy(EXPERT, AGENCY, BIDDER, TENDERER, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS)),
    /** The competent department confirms or rejects a proposed deduction; never a centre (invariant 7). */
    CREDIT_DECISION(
            "credit.decision",
            CREDIT,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** Forms of several evaluators are expected (invariant 27); a head that nobody shares. */
    CREDIT_EVALUATION(
            "credit.evaluation", CREDIT, signedBy(CENTRE_STAFF, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with()),
    /** An evaluator's form is in, unread; a head that nobody shares. */
    CREDIT_FORM(
            "credit.form",
            CREDIT,
            signedBy(TENDERER, AGENCY, EXPERT, CENTRE_STAFF, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with()),
    /** An evaluation ends, and its forms are disclosed and combined. */
    CREDIT_CLOSING(
            "credit.closing",
            CREDIT,
            signedBy(CENTRE_STAFF, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS)),
    /** An offence is tolerated (invariant 15); it names nobody. */
    CREDIT_EXEMPTION(
            "credit.exemption",
            CREDIT,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** A behaviour is referred to the owner of the expert's pool (invariant 21) or to a department; a head that nobody shares. */
    CREDIT_REFERRAL("credit.referral", CREDIT, signedBy(CENTRE_STAFF, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with()),
    /** The owner of a pool, or a department, takes a referral over. */
    CREDIT_ACKNOWLEDGEMENT(
            "credit.acknowledgement",
            CREDIT,
            signedBy(POOL_OWNER, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS)),
    /** A confirmed deduction counts no more (invariant 14). */
    CREDIT_REPAIR(
            "credit.repair", CREDIT, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS, LEGAL_ACT)),
    /** The grade that an assessment outside the ledger gave. */
    CREDIT_GRADE("credit.grade", CREDIT, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** Something good, with evidence and an end (invariant 28). */
    CREDIT_MERIT("credit.merit", CREDIT, signedBy(CENTRE_STAFF, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with()),
    /** A score was sent to a receiving platform (invariant 25). */
    CREDIT_PUSH("credit.push", CREDIT, signedBy(SUPERVISION_OFFICE), with(CHANGES_HEADS)),

    /** A lot receives sealed bids until a deadline. */
    BID_WINDOW("bid.window", BID, signedBy(CENTRE_STAFF, TENDERER, AGENCY), with(CHANGES_HEADS)),
    /** The deadline is moved later, before it has passed (invariant 1). */
    BID_EXTENSION("bid.extension", BID, signedBy(CENTRE_STAFF, TENDERER, AGENCY), with(CHANGES_HEADS)),
    /** The root over the receipts and fillers of an interval; another organisation may sign it, too. */
    BID_BATCH("bid.batch", BID, signedBy(PLATFORM), with(CHANGES_HEADS)),
    /** A person of the centre begins the opening. */
    BID_OPENING("bid.opening", BID, signedBy(CENTRE_STAFF, CENTRE_WITNESS), with(CHANGES_HEADS, SESSION_KEY)),
    /** How many bid, and who (invariant 3). */
    BID_DISCLOSURE("bid.disclosure", BID, signedBy(PLATFORM), with(CHANGES_HEADS)),
    /** A bidder's own statement of what the commitment is to (invariant 2). */
    BID_REVEAL("bid.reveal", BID, signedBy(PLATFORM), with(CHANGES_HEADS)),
    /** A bid was not decrypted, and whose fault it was. */
    BID_UNDECRYPTED("bid.undecrypted", BID, signedBy(CENTRE_STAFF, CENTRE_WITNESS), with(CHANGES_HEADS, SESSION_KEY)),
    /** Every bid has its outcome. */
    BID_CONCLUSION("bid.conclusion", BID, signedBy(CENTRE_STAFF, CENTRE_WITNESS), with(CHANGES_HEADS, SESSION_KEY)),
    /** A deposit was looked up, after the opening had begun. */
    BID_DEPOSIT("bid.deposit", BID, signedBy(CENTRE_STAFF, PLATFORM), with()),
    /** Bids have the same feature code: an alert, never a finding; a head that nobody shares. */
    BID_COLLISION("bid.collision", BID, signedBy(PLATFORM), with()),
    /** A department takes up a matter that may end in a sanction (domain 3.2). */
    SANCTION_DRAFT("sanction.draft", SANCTION, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** The subjects were told what is intended, and may be heard. */
    SANCTION_NOTICE(
            "sanction.notice", SANCTION, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** A subject was heard, or objected. */
    SANCTION_STATEMENT(
            "sanction.statement", SANCTION, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** The legal review of a text. */
    SANCTION_REVIEW(
            "sanction.review",
            SANCTION,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** A text is put to the departments, or edited (invariant 8). */
    SANCTION_PROPOSAL(
            "sanction.proposal", SANCTION, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** An officer of a department signs a text (invariant 24). */
    SANCTION_OFFICER(
            "sanction.officer",
            SANCTION,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** A department votes on a text under its seal; never a centre (invariants 7, 8). */
    SANCTION_BALLOT(
            "sanction.ballot",
            SANCTION,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** A matter is dropped, or light measures are confirmed. */
    SANCTION_CONCLUSION(
            "sanction.conclusion",
            SANCTION,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** A decision was served with the repair notice (invariant 9). */
    SANCTION_SERVICE(
            "sanction.service", SANCTION, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** A decision was published on a site, or taken off it. */
    SANCTION_PUBLICATION(
            "sanction.publication", SANCTION, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** A decision was sent to a receiving platform (invariant 25). */
    SANCTION_PUSH("sanction.push", SANCTION, signedBy(SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** A decision is reviewed; that suspends nothing (invariant 12). */
    SANCTION_APPEAL(
            "sanction.appeal",
            SANCTION,
            signedBy(TENDERER, AGENCY, BIDDER, EXPERT, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS)),
    /** Execution is stopped by order (invariant 12). */
    SANCTION_STAY(
            "sanction.stay",
            SANCTION,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** A decision is revoked under the seal of the department that led (invariant 13). */
    SANCTION_REVOCATION(
            "sanction.revocation",
            SANCTION,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** The credit of a subject is repaired under the seal of the department that led (invariant 14). */
    SANCTION_REPAIR(
            "sanction.repair",
            SANCTION,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** A decision goes on without an organisation that signed it and is gone for good. */
    SANCTION_RELIEF(
            "sanction.relief",
            SANCTION,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** What a department did before the ledger to those whom history does not name; nobody is barred by it; a head that nobody shares. */
    SANCTION_MEASURE("sanction.measure", SANCTION, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(LEGAL_ACT)),
    /** A decision from the time before the ledger had a signature matrix. */
    SANCTION_HISTORY(
            "sanction.history",
            SANCTION,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** An expert may evaluate again after a suspension. */
    SANCTION_REINSTATEMENT(
            "sanction.reinstatement",
            SANCTION,
            signedBy(POOL_OWNER, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** Somebody asked whether a subject may take part, and acted on the answer (invariant 10). */
    SANCTION_ELIGIBILITY(
            "sanction.eligibility",
            SANCTION,
            signedBy(CENTRE_STAFF, CENTRE_WITNESS, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE, PLATFORM),
            with(SESSION_KEY, MAY_BE_SEALED)),

    /** A department begins a list. */
    LIST_DEFINITION(
            "list.definition", LIST, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS, LEGAL_ACT)),
    /** A list changes (invariants 14, 28). Many of one list share a transaction: each goes on from the one before it. */
    LIST_DELTA("list.delta", LIST, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(LEGAL_ACT)),
    /** Deltas were sent to a receiving platform (invariant 25). */
    LIST_PUSH("list.push", LIST, signedBy(SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** An authority states why it reads entries that are over (domain 3.5). */
    LIST_ACCESS("list.access", LIST, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE, DISCIPLINE_AUDIT), with()),
    /** Closes the pool of an agency's lots and commits to the seed of a draw (domain 96, invariant 19). */
    INSPECTION_PLAN(
            "inspection.plan",
            INSPECTION,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** Opens the seed and tells the drawn lots (invariant 19). */
    INSPECTION_DRAW(
            "inspection.draw",
            INSPECTION,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** Tells what an inspection found, and to whom (domain 97). */
    INSPECTION_REPORT(
            "inspection.report",
            INSPECTION,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),

    /** Something came in at one of the doors (domain 104, invariant 20). */
    CASEWORK_FILING(
            "casework.filing",
            CASEWORK,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE, DISCIPLINE_AUDIT),
            with(CHANGES_HEADS)),
    /** A case is accepted, or refused in writing. */
    CASEWORK_ADMISSION(
            "casework.admission",
            CASEWORK,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** A case or a clue goes to another department (domain 90, 91). */
    CASEWORK_TRANSFER(
            "casework.transfer", CASEWORK, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** The other department takes it, or gives it back. */
    CASEWORK_ACKNOWLEDGEMENT(
            "casework.acknowledgement",
            CASEWORK,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE, DISCIPLINE_AUDIT),
            with(CHANGES_HEADS)),
    /** Departments came to one opinion (domain 107). */
    CASEWORK_CONSULTATION(
            "casework.consultation", CASEWORK, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** A test or a review by experts, whose days do not count. */
    CASEWORK_EXAMINATION(
            "casework.examination", CASEWORK, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** The written decision on a case. */
    CASEWORK_ANSWER(
            "casework.answer",
            CASEWORK,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),
    /** Nothing of a case is left to do. */
    CASEWORK_CLOSING(
            "casework.closing", CASEWORK, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** An analysis points at somebody, which is no finding (domain 84); a head that nobody shares. */
    ALERT_RAISING(
            "alert.raising",
            ALERT,
            signedBy(PLATFORM, CENTRE_STAFF, INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(MAY_BE_SEALED)),
    /** A department investigates an alert. */
    ALERT_INVESTIGATION(
            "alert.investigation", ALERT, signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE), with(CHANGES_HEADS)),
    /** A person says what came of an alert. */
    ALERT_CONCLUSION(
            "alert.conclusion",
            ALERT,
            signedBy(INDUSTRY_SUPERVISOR, SUPERVISION_OFFICE),
            with(CHANGES_HEADS, LEGAL_ACT)),

    /** A sealed record: a commitment without lot, subject or type. */
    SEALED(
            "sealed",
            SEALING,
            signedBy(
                    CENTRE_STAFF,
                    CENTRE_WITNESS,
                    DEVICE,
                    SUPERVISION_OFFICE,
                    INDUSTRY_SUPERVISOR,
                    DISCIPLINE_AUDIT,
                    PLATFORM),
            with(SESSION_KEY)),
    /** The opening of a sealed record. It changes the heads that the opened record changes. */
    RECORD_OPENING(
            "record.opening",
            SEALING,
            signedBy(CENTRE_STAFF, CENTRE_WITNESS, SUPERVISION_OFFICE, DISCIPLINE_AUDIT),
            with()),

    /** Who cosigns checkpoints and how many must. */
    CHECKPOINT_POLICY("checkpoint.policy", CHECKPOINT, signedBy(REGISTRAR), with(CHANGES_HEADS)),
    /** Two different checkpoints for one block. */
    CHECKPOINT_FORK("checkpoint.fork", CHECKPOINT, signedBy(CHECKPOINT_COSIGNER), with(CHANGES_HEADS)),
    /** The end of a fork by a quorum. */
    CHECKPOINT_RESOLVE("checkpoint.resolve", CHECKPOINT, signedBy(REGISTRAR), with(CHANGES_HEADS)),
    /** The newest cosigned checkpoint; kept under {@code anchor/}, never an entry of the log. */
    CHECKPOINT_ANCHOR("checkpoint.anchor", CHECKPOINT, signedBy(CHECKPOINT_COSIGNER), with(CHANGES_HEADS));

    private static final Map<String, RecordType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RecordType::wireName, Function.identity()));

    private final String wireName;
    private final Capability capability;

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf never changes
    private final Set<Role> signers;

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf never changes
    private final Set<Trait> traits;

    RecordType(String wireName, Capability capability, Set<Role> signers, Set<Trait> traits) {
        this.wireName = wireName;
        this.capability = capability;
        this.signers = Set.copyOf(signers);
        this.traits = Set.copyOf(traits);
    }

    /** The name in envelopes and ledger keys. */
    public String wireName() {
        return wireName;
    }

    /** The capability whose rules judge this type. */
    public Capability capability() {
        return capability;
    }

    /** Whether a key of this role may sign this type at all; further conditions are the capability's. */
    public boolean maySign(Role role) {
        return signers.contains(role);
    }

    /** Whether the record writes heads that others may write too, so that it must go alone in a transaction. */
    public boolean changesHeads() {
        return traits.contains(CHANGES_HEADS);
    }

    /** Whether the record is a legal act, which needs a person's own key of an algorithm that the policy accepts. */
    public boolean isLegalAct() {
        return traits.contains(LEGAL_ACT);
    }

    /** Whether a session key that a person delegated may sign this type. */
    public boolean allowsSessionKey() {
        return traits.contains(SESSION_KEY);
    }

    /** Whether a record of this type may be sealed and opened afterwards. */
    public boolean mayBeSealed() {
        return traits.contains(MAY_BE_SEALED);
    }

    /**
     * Whether the record puts a subject at a disadvantage, or takes it off: once that is over, nobody reads the record but whoever has a part in it
     * (domain 3.5). The indexes of subjects, lots and references, which are for everybody, do not know it.
     */
    public boolean tellsOfStanding() {
        return capability == SANCTION || this == LIST_DELTA;
    }

    /** Reads a wire name; an unknown one is refused ({@code UNKNOWN_TYPE}). */
    public static RecordType parse(String wireName) {
        return find(wireName).orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_TYPE, "%s is no record type", wireName));
    }

    /** The type of a wire name, or empty if a newer version of the records may have brought it. */
    public static Optional<RecordType> find(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    private static Set<Role> signedBy(Role first, Role... others) {
        return EnumSet.of(first, others);
    }

    private static Set<Trait> with(Trait... traits) {
        return Set.of(traits);
    }

    /** What a type permits or requires beyond its signers' roles. */
    enum Trait {
        CHANGES_HEADS,
        LEGAL_ACT,
        SESSION_KEY,
        MAY_BE_SEALED
    }
}
