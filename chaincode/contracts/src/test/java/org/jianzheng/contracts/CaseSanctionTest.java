/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.model.casework.CaseAdmission;
import org.jianzheng.model.casework.CaseAnswer;
import org.jianzheng.model.casework.CaseAnswer.Outcome;
import org.jianzheng.model.casework.CaseClosing;
import org.jianzheng.model.casework.CaseHead;
import org.jianzheng.model.casework.CaseProgress;
import org.jianzheng.model.casework.CaseworkBody;
import org.jianzheng.model.casework.Filing;
import org.jianzheng.model.casework.MatterTag;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.sanction.Conclusion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case that ends in a sanction. */
class CaseSanctionTest {
    private final SanctionPlay joint = new SanctionPlay().ready();
    private final Play play = joint.play;
    private final ReadableRecord filed = filing();

    @BeforeEach
    void accept_the_case() {
        play.accept(filed);
        play.accept(by(new CaseAdmission(filed.ref(), Optional.empty(), SanctionPlay.TEXT), filed.ref()));
    }

    @Test
    void an_upheld_complaint_is_closed_when_its_sanction_is_dropped_or_served() {
        ReadableRecord draft = joint.notified(SanctionPlay.BAR);
        play.refuse("SCHEMA_INVALID", by(answer(Outcome.UPHELD, draft.ref()), filed.ref()));
        play.refuse("REFERENCE_UNKNOWN", by(answer(Outcome.UPHELD, filed.ref()), filed.ref()));
        play.accept(by(answer(Outcome.UPHELD, draft.ref()), filed.ref(), draft.ref()));
        play.refuse("STATE_FORBIDS", by(answer(Outcome.DISMISSED), filed.ref()));
        play.refuse("STATE_FORBIDS", by(new CaseClosing(filed.ref()), filed.ref()));

        play.accept(joint.step(
                joint.transport.head,
                draft,
                new Conclusion(draft.ref(), Conclusion.Outcome.DROPPED, SanctionPlay.TEXT)));
        play.accept(by(new CaseClosing(filed.ref()), filed.ref()));
        assertThat(CaseHead.require(play.ledger::head, filed.ref()).state()).isEqualTo(CaseProgress.State.CLOSED);
    }

    @Test
    void from_a_complaint_that_is_not_founded_follows_no_sanction() {
        Stream.of(Outcome.DISMISSED, Outcome.WITHDRAWN)
                .forEach(outcome -> assertThatThrownBy(() -> answer(outcome, filed.ref()))
                        .isInstanceOf(Refusal.class)
                        .hasMessageStartingWith("SCHEMA_INVALID: "));
    }

    private ReadableRecord filing() {
        Filing filing = new Filing(
                Filing.Kind.TIP_OFF,
                Filing.Channel.WINDOW,
                joint.transport.id,
                MatterTag.of(new byte[32], "举报(虚构)"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                SanctionPlay.TEXT,
                SanctionPlay.DAYS);
        return play.record(joint.transport.officer, filing);
    }

    private CaseAnswer answer(Outcome outcome, RecordRef... sanctions) {
        return new CaseAnswer(filed.ref(), outcome, SanctionPlay.TEXT, Arrays.asList(sanctions));
    }

    private ReadableRecord by(CaseworkBody body, RecordRef... refs) {
        return play.record(joint.transport.officer, body, draft -> draft.refs(Arrays.asList(refs)));
    }
}
