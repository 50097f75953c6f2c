/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.registry.Membership;
import org.jianzheng.model.registry.Pool;
import org.jianzheng.model.registry.PoolHead;
import org.jianzheng.model.registry.RegisteredSubject;
import org.jianzheng.model.registry.SubjectHead;

/** The registers of those who take part: companies by credit code, experts by pool (domain 10, invariants 16, 23). */
final class ParticipantRules {
    private ParticipantRules() {}

    /** What a subject continues counts against it, so that an officer says it. */
    static void judge(Submission submission, RegisteredSubject subject) {
        submission.requireAbout(Optional.empty(), List.of(subject.code().subject()));
        Optional<SubjectHead> present =
                SubjectHead.read(submission.ledger(), subject.code().code());
        present.ifPresent(head -> head.requireAppends(subject));
        List<RegisteredSubject.Origin> known =
                present.map(head -> head.subject().origins()).orElse(List.of());
        List<RecordRef> continued = subject.origins().stream()
                .filter(origin -> !known.contains(origin))
                .map(origin ->
                        SubjectHead.require(submission.ledger(), origin.code()).record())
                .toList();
        submission.requireRefs(continued);
        if (!continued.isEmpty() && !submission.signers().by().role().isOfficer()) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "whom a subject continues is said by an officer");
        }
    }

    static void judge(Submission submission, Pool pool) {
        submission.requireAbout(Optional.empty(), List.of());
        requireOwner(submission, pool);
        PoolHead.read(submission.ledger(), pool.pool()).ifPresent(present -> requireOwner(submission, present.pool()));
    }

    static void judge(Submission submission, Membership membership) {
        submission.requireAbout(Optional.empty(), List.of(new Subject.Person(membership.person())));
        requireOwner(
                submission,
                PoolHead.require(submission.ledger(), membership.pool()).pool());
        LocalDate today = submission.today();
        if (membership.on().isAfter(today)) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "%s is later than today, %s", membership.on(), today);
        }
    }

    private static void requireOwner(Submission submission, Pool pool) {
        OrganisationId organisation = submission.record().organisation();
        if (!pool.owner().equals(organisation)) {
            throw Refusal.of(
                    ErrorCode.MSP_MISMATCH, "pool %s is %s's, not %s's", pool.pool(), pool.owner(), organisation);
        }
    }
}
