/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.DutyList;
import org.jianzheng.model.catalogue.LicensedAuthorities;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.DepartmentHead;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyHead;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Membership;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.OrganisationHead;
import org.jianzheng.model.registry.Policy;
import org.jianzheng.model.registry.PolicyHead;
import org.jianzheng.model.registry.Pool;
import org.jianzheng.model.registry.Qualification;
import org.jianzheng.model.registry.RegisteredSubject;
import org.jianzheng.model.registry.RegistryBody;
import org.jianzheng.model.registry.RegistryFold;
import org.jianzheng.model.registry.Revocation;

/** Who may register whom (domain 3.4). */
final class RegistryRules implements CapabilityRules {
    @Override
    public void judge(Submission submission) {
        ReadableRecord record = submission.record();
        switch (RegistryBody.of(record)) {
            case Organisation organisation -> judge(submission, organisation);
            case Department department -> {
                submission.requireAbout(Optional.empty(), List.of());
                requireOwn(
                        record,
                        department.msp().equals(record.organisation()),
                        department.msp().value());
                judge(submission, department);
            }
            case KeyRegistration key -> {
                submission.requireAbout(Optional.empty(), List.of());
                judge(submission, key);
            }
            case Revocation revocation -> {
                submission.requireAbout(Optional.empty(), List.of());
                judge(submission, revocation);
            }
            case Policy policy -> {
                submission.requireAbout(Optional.empty(), List.of());
                judge(submission, policy);
            }
            case Qualification qualification -> judge(submission, qualification);
            case RegisteredSubject subject -> ParticipantRules.judge(submission, subject);
            case Pool pool -> ParticipantRules.judge(submission, pool);
            case Membership membership -> ParticipantRules.judge(submission, membership);
            case Catalogue catalogue -> {
                submission.requireAbout(Optional.empty(), List.of());
                judge(submission, catalogue);
            }
        }
    }

    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return RegistryFold.apply(record, RegistryBody.of(record), heads);
    }

    private static void judge(Submission submission, Organisation organisation) {
        ReadableRecord record = submission.record();
        submission.requireAbout(
                Optional.empty(),
                organisation.code().map(ExplainedCode::subject).stream().toList());
        requireOwn(
                record,
                organisation.msp().equals(record.organisation()),
                organisation.msp().value());
        submission
                .ledger()
                .read(OrganisationHead.key(organisation.msp()))
                .map(OrganisationHead::fromJson)
                .ifPresent(present -> {
                    requireSameCode(present, organisation);
                    // A centre that turned into a department could vouch for itself in a quorum.
                    if (present.kind() != organisation.kind()) {
                        throw Refusal.of(
                                ErrorCode.STATE_FORBIDS, "%s is a %s and stays one", present.msp(), present.kind());
                    }
                });
        requireRegistrarFits(submission, organisation);
    }

    /** What is recorded about an organisation lies under its code, and nobody may leave it behind (invariant 23). */
    private static void requireSameCode(OrganisationHead present, Organisation organisation) {
        present.code().ifPresent(code -> {
            if (!organisation.code().map(ExplainedCode::code).equals(Optional.of(code))) {
                throw Refusal.of(
                        ErrorCode.STATE_FORBIDS, "%s has the credit code %s and keeps it", present.msp(), code);
            }
        });
    }

    /** A department stays with its organisation, so that nobody else says who uses its seal. */
    private static void judge(Submission submission, Department department) {
        DepartmentHead.read(submission.ledger(), department.department())
                .map(DepartmentHead::department)
                .filter(present -> !present.msp().equals(department.msp()))
                .ifPresent(present -> {
                    throw Refusal.of(
                            ErrorCode.ALREADY_REGISTERED,
                            "%s is a department of %s",
                            present.department(),
                            present.msp());
                });
    }

    private static void judge(Submission submission, Qualification qualification) {
        ReadableRecord record = submission.record();
        submission.requireAbout(Optional.empty(), List.of(qualification.code().subject()));
        requireOwn(
                record,
                qualification.msp().equals(record.organisation()),
                qualification.msp().value());
        OrganisationHead organisation = OrganisationHead.require(submission.ledger(), qualification.msp());
        if (!organisation.code().equals(Optional.of(qualification.code().code()))) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "%s has stated %s as its credit code, not %s",
                    organisation.msp(),
                    organisation.code().map(UnifiedCreditCode::value).orElse("none"),
                    qualification.code().code());
        }
    }

    private static void requireRegistrarFits(Submission submission, Organisation organisation) {
        submission
                .ledger()
                .read(KeyHead.key(organisation.registrar().keyId()))
                .map(KeyHead::fromJson)
                .ifPresent(key -> {
                    if (key.role() != Role.REGISTRAR || !key.organisation().equals(organisation.msp())) {
                        throw Refusal.of(
                                ErrorCode.ALREADY_REGISTERED,
                                "%s is already a %s of %s",
                                key.id(),
                                key.role(),
                                key.organisation());
                    }
                });
    }

    private static void judge(Submission submission, KeyRegistration key) {
        if (submission.ledger().read(KeyHead.key(key.key().keyId())).isPresent()) {
            throw Refusal.of(
                    ErrorCode.ALREADY_REGISTERED,
                    "%s is registered already",
                    key.key().keyId());
        }
        OrganisationHead organisation = OrganisationHead.require(
                submission.ledger(), submission.record().organisation());
        if (!organisation.kind().mayRegister(key.role())) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "a %s has no %s", organisation.kind(), key.role());
        }
        if (key.holder() instanceof Holder.Department holder) {
            Department department =
                    DepartmentHead.require(submission.ledger(), holder.id()).department();
            requireOwn(
                    submission.record(),
                    department.msp().equals(submission.record().organisation()),
                    department.msp().value());
        }
        requireCertified(submission, key);
        if (key.delegatedBy().isPresent()) {
            requireDelegation(submission, key);
        } else if (submission.signers().by().role() != Role.REGISTRAR) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "a person registers session keys only, with delegatedBy");
        }
    }

    /** A chain is held against the authorities of the day; whether there must be one, the policy on the ledger says, and no gateway. */
    private static void requireCertified(Submission submission, KeyRegistration key) {
        if (key.chain().isEmpty() && PolicyHead.signing(submission.ledger()).demandsChain(key)) {
            throw Refusal.of(
                    ErrorCode.KEY_INVALID,
                    "a key of role %s carries the chain of a licensed certification authority",
                    key.role());
        }
        key.chain()
                .ifPresent(
                        chain -> chain.requireCertifies(key.key(), key.from(), key.until(), authorities(submission)));
    }

    private static List<byte[]> authorities(Submission submission) {
        return CatalogueHead.inForce(submission.ledger(), CatalogueKind.AUTHORITIES, Dates.of(submission.time()))
                .map(head -> head.catalogue().content(LicensedAuthorities.class).certificates())
                .orElse(List.of());
    }

    /** A person delegates to a key of their own, in their own role, for some hours. */
    private static void requireDelegation(Submission submission, KeyRegistration session) {
        KeyHead delegator = submission.signers().by();
        boolean own = session.delegatedBy().equals(Optional.of(delegator.id()))
                && session.holder().equals(delegator.holder())
                && session.role() == delegator.role();
        if (!own || delegator.isSessionKey()) {
            throw Refusal.of(
                    ErrorCode.ROLE_FORBIDDEN, "a session key has its delegator's holder and role, and signs its own");
        }
        Duration life = PolicyHead.signing(submission.ledger()).sessionKeyLife();
        if (Duration.between(session.from(), session.until()).compareTo(life) > 0) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "a session key lives at most %d hours", life.toHours());
        }
    }

    private static void judge(Submission submission, Revocation revocation) {
        KeyHead key = KeyHead.require(submission.ledger(), revocation.key());
        KeyHead by = submission.signers().by();
        boolean registrar = by.role() == Role.REGISTRAR && by.organisation().equals(key.organisation());
        boolean holder = by.holder().equals(key.holder()) && by.organisation().equals(key.organisation());
        if (!registrar && !holder) {
            throw Refusal.of(
                    ErrorCode.ROLE_FORBIDDEN,
                    "%s is revoked by its holder or a registrar of %s",
                    key.id(),
                    key.organisation());
        }
        if (key.revokedFrom().filter(from -> !revocation.from().isBefore(from)).isPresent()) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "%s is revoked from %s on already",
                    key.id(),
                    key.revokedFrom().get());
        }
    }

    private static void judge(Submission submission, Policy policy) {
        Seals.requireForChange(submission);
        long next = 1
                + submission
                        .ledger()
                        .read(PolicyHead.KEY)
                        .map(PolicyHead::fromJson)
                        .map(PolicyHead::version)
                        .orElse(0L);
        if (policy.version() != next) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "version %d of policy %s, the next is %d",
                    policy.version(),
                    policy.name(),
                    next);
        }
    }

    /** What was in force on a day never changes afterwards: a version begins later than the one before it. */
    private static void judge(Submission submission, Catalogue next) {
        Seals.requireForChange(submission);
        requireOnlyOfItsKind(submission, next);
        if (next.content() instanceof DutyList list) {
            list.duties().forEach(duty -> DepartmentHead.require(submission.ledger(), duty.department()));
        }
        CatalogueHead.latest(submission.ledger(), next.version().catalogue())
                .map(CatalogueHead::catalogue)
                .ifPresent(latest -> {
                    if (latest.content().kind() != next.content().kind()) {
                        throw Refusal.of(
                                ErrorCode.STATE_FORBIDS,
                                "catalogue %s holds %s and goes on doing so",
                                next.version().catalogue(),
                                latest.content().kind());
                    }
                    if (!next.from().isAfter(latest.from())) {
                        throw Refusal.of(
                                ErrorCode.STATE_FORBIDS,
                                "%s is in force from %s on; the next version begins later",
                                latest.version(),
                                latest.from());
                    }
                });
        if (submission.ledger().read(CatalogueHead.key(next.version())).isPresent()) {
            throw Refusal.of(ErrorCode.ALREADY_REGISTERED, "%s is on the ledger already", next.version());
        }
    }

    private static void requireOnlyOfItsKind(Submission submission, Catalogue next) {
        CatalogueKind kind = next.content().kind();
        CatalogueHead.only(submission.ledger(), kind)
                .filter(name -> !name.equals(next.version().catalogue()))
                .ifPresent(name -> {
                    throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s is the only catalogue of %s", name, kind);
                });
    }

    private static void requireOwn(ReadableRecord record, boolean own, String named) {
        if (!own) {
            throw Refusal.of(
                    ErrorCode.MSP_MISMATCH, "the body is about %s, the record is of %s", named, record.organisation());
        }
    }
}
