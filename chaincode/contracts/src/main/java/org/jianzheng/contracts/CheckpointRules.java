/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jianzheng.model.checkpoint.Anchor;
import org.jianzheng.model.checkpoint.CheckpointBody;
import org.jianzheng.model.checkpoint.CheckpointFold;
import org.jianzheng.model.checkpoint.CheckpointNote;
import org.jianzheng.model.checkpoint.Cosigner;
import org.jianzheng.model.checkpoint.CosignerPolicy;
import org.jianzheng.model.checkpoint.CosignerPolicyHead;
import org.jianzheng.model.checkpoint.EpochHead;
import org.jianzheng.model.checkpoint.Fork;
import org.jianzheng.model.checkpoint.ForkHead;
import org.jianzheng.model.checkpoint.Resolution;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.KeyHead;
import org.jianzheng.model.registry.OrganisationHead;

/** Who says who cosigns, and what cosigners may put on the ledger. */
final class CheckpointRules implements CapabilityRules {
    private static final int REGISTRARS = 2;

    @Override
    public void judge(Submission submission) {
        submission.requireAbout(Optional.empty(), List.of());
        switch (CheckpointBody.of(submission.record())) {
            case CosignerPolicy policy -> judge(submission, policy);
            case Fork fork -> judge(submission, fork);
            case Resolution resolution -> judge(submission, resolution);
            case Anchor anchor -> judge(submission, anchor);
        }
    }

    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return CheckpointFold.apply(record, CheckpointBody.of(record), heads);
    }

    private static void judge(Submission submission, CosignerPolicy policy) {
        Optional<CosignerPolicy> present =
                CosignerPolicyHead.read(submission.ledger()).map(CosignerPolicyHead::policy);
        long next = 1 + present.map(CosignerPolicy::version).orElse(0L);
        if (policy.version() != next) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "version %d of the checkpoint policy, the next is %d",
                    policy.version(),
                    next);
        }
        for (Cosigner cosigner : policy.cosigners()) {
            OrganisationHead.require(submission.ledger(), cosigner.organisation());
        }
        if (present.isPresent()) {
            requireRegistrars(submission);
        }
    }

    private static void judge(Submission submission, Fork fork) {
        CosignerPolicy policy = CosignerPolicyHead.require(submission.ledger());
        policy.requireVouchedFor(CheckpointNote.parse(fork.first()));
        policy.requireVouchedFor(CheckpointNote.parse(fork.second()));
        if (submission.ledger().read(ForkHead.key(fork.block())).isPresent()) {
            throw Refusal.of(ErrorCode.ALREADY_OPEN, "the fork of block %d is shown already", fork.block());
        }
    }

    private static void judge(Submission submission, Resolution resolution) {
        submission.requireRefs(List.of(resolution.fork()));
        ReadableRecord shown = submission.ledger().requireRecord(RecordType.CHECKPOINT_FORK, resolution.fork());
        if (!resolution.chooses(Fork.fromJson(shown.body()))) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH, "the valid note is neither of those for block %d", resolution.block());
        }
        requireRegistrars(submission);
    }

    private static void judge(Submission submission, Anchor anchor) {
        CheckpointNote note = anchor.checkpoint();
        EpochHead.read(submission.ledger()).ifPresent(epoch -> epoch.requireNewer(note));
        CosignerPolicyHead.require(submission.ledger()).requireQuorum(note);
    }

    /** Registrars of two organisations or more, one of them neither a centre nor its branch. */
    private static void requireRegistrars(Submission submission) {
        Set<String> organisations = new TreeSet<>();
        boolean independent = false;
        for (KeyHead key : submission.signers().all()) {
            if (key.role() == Role.REGISTRAR) {
                OrganisationId organisation = key.organisation();
                organisations.add(organisation.value());
                independent |= !OrganisationHead.require(submission.ledger(), organisation)
                        .kind()
                        .isCentre();
            }
        }
        if (organisations.size() < REGISTRARS || !independent) {
            throw Refusal.of(
                    ErrorCode.QUORUM_MISSING,
                    "registrars of %s signed, needed are %d organisations with one that is no centre",
                    organisations,
                    REGISTRARS);
        }
    }
}
