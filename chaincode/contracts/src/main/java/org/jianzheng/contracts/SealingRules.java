/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Opening;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.record.SealedRecord;

/** When a sealed record may be opened, and by whom (invariant 4). */
final class SealingRules implements CapabilityRules {
    @Override
    public void judge(Submission submission) {
        ReadableRecord opening = submission.record();
        ReadableRecord content = Opening.fromJson(opening.body()).record();
        submission.requireAbout(content.lot(), content.subjects());
        SealedRecord sealed = sealed(submission.ledger(), opening);
        if (!content.organisation().equals(sealed.organisation())) {
            throw Refusal.of(
                    ErrorCode.MSP_MISMATCH,
                    "the sealed record is of %s, its content of %s",
                    sealed.organisation(),
                    content.organisation());
        }
        sealed.requireFits(content);
        requireMayOpen(submission, sealed, content);
        if (submission.ledger().entry(content.id()).isPresent()) {
            throw Refusal.of(ErrorCode.ALREADY_OPEN, "record %s is readable already", content.id());
        }
    }

    /** The opened record changes heads itself. */
    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return List.of();
    }

    /** The sealed record that an opening refers to, as its one reference. */
    static SealedRecord sealed(Overlay ledger, ReadableRecord opening) {
        if (opening.refs().size() != 1) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "an opening refers to one sealed record, met %d references",
                    opening.refs().size());
        }
        RecordRef ref = opening.refs().getFirst();
        return ledger.read("rec/" + RecordType.SEALED.wireName() + "/" + ref.id())
                .map(CanonicalJson::parseObject)
                .map(SealedRecord::parse)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s is no sealed record", ref));
    }

    private static void requireMayOpen(Submission submission, SealedRecord sealed, ReadableRecord content) {
        switch (sealed.openingClass()) {
            case OPENING -> requireStage(submission, sealed, content, Stage.OPENING);
            case RESULT -> requireStage(submission, sealed, content, Stage.AWARD);
            case ORDER -> {
                Role role = submission.signers().by().role();
                if (role != Role.DISCIPLINE_AUDIT && role != Role.SUPERVISION_OFFICE) {
                    throw Refusal.of(
                            ErrorCode.ROLE_FORBIDDEN, "class ORDER is opened by discipline inspection or supervision");
                }
            }
            case NEVER -> throw Refusal.of(ErrorCode.NOT_YET_OPEN, "%s is sealed with class NEVER", sealed.id());
        }
    }

    private static void requireStage(Submission submission, SealedRecord sealed, ReadableRecord content, Stage stage) {
        if (!submission.signers().by().role().isCentre()
                || !submission.record().organisation().equals(sealed.organisation())) {
            throw Refusal.of(
                    ErrorCode.ROLE_FORBIDDEN, "class %s is opened by the centre that sealed it", sealed.openingClass());
        }
        Optional<LotHead> lot = content.lot().map(code -> LotHead.require(submission.ledger(), code));
        if (lot.filter(head -> head.phase().hasReached(stage)).isEmpty()) {
            throw Refusal.of(
                    ErrorCode.NOT_YET_OPEN,
                    "class %s opens from stage %s of its lot, which is in %s",
                    sealed.openingClass(),
                    stage,
                    lot.map(head -> head.phase().name()).orElse("no lot"));
        }
    }
}
