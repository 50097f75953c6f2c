/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.contracts.SanctionPlay.BAR;
import static org.jianzheng.contracts.SanctionPlay.MEMBER;
import static org.jianzheng.contracts.SanctionPlay.TEXT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.sanction.Ballot;
import org.jianzheng.model.sanction.Conclusion;
import org.jianzheng.model.sanction.Countersigning;
import org.jianzheng.model.sanction.Procedure.State;
import org.jianzheng.model.sanction.SanctionHead;
import org.jianzheng.model.sanction.Statement;
import org.junit.jupiter.api.Test;

/**
 * Calls in any order, most of them out of place: whatever they are, nothing has effect without the full matrix, the notice and the legal review of the
 * very text, and nobody whose signature counts has another part in the matter (invariants 7 to 9).
 */
class SanctionSequencesTest {
    private static final int CALLS = 170;
    private static final int WALKS = 3;
    private static final DualDigest OTHER_TEXT = SanctionPlay.text("另一文本(虚构)");

    @Test
    void no_order_of_calls_gives_effect_to_what_was_not_signed_jointly() { // invariants 7, 8, 9
        List<State> ends = LongStream.rangeClosed(1, WALKS)
                .mapToObj(seed -> new Walk(new Random(seed)).walk())
                .toList();
        assertThat(ends).as("some calls are in place").contains(State.SERVED);
    }

    private static final class Walk {
        private final SanctionPlay joint = new SanctionPlay().ready();
        private final List<Bureau> bureaus = List.of(joint.reform, joint.housing, joint.transport, joint.water);
        private final List<ReadableRecord> proposals = new ArrayList<>();
        private final Set<PersonRef> recused = new HashSet<>();
        private final Random random;
        private int notices;

        Walk(Random random) {
            this.random = random;
        }

        State walk() {
            ReadableRecord draft = joint.play.accept(joint.draft(joint.transport.officer, joint.transport, "交通", BAR));
            for (int i = 0; i < CALLS; i++) {
                ReadableRecord call = call(draft);
                if (joint.play.submit(call).equals(RecordsLedger.Outcome.ACCEPTED)) {
                    remember(call);
                }
                requireLawful(joint.head(draft));
            }
            return joint.head(draft).state();
        }

        private void remember(ReadableRecord call) {
            switch (call.type()) {
                case SANCTION_PROPOSAL -> proposals.add(call);
                case SANCTION_NOTICE -> notices++;
                case SANCTION_BALLOT -> {
                    if (Ballot.fromJson(call.body()).choice() == Ballot.Choice.RECUSE) {
                        everybody().stream()
                                .filter(actor -> actor.key().publicKey().keyId().equals(call.by()))
                                .forEach(actor -> recused.add(actor.person()));
                    }
                }
                default -> {}
            }
        }

        private void requireLawful(SanctionHead head) {
            boolean decided = head.procedure().decidedOn().isPresent();
            if (head.hasEffect(MEMBER, joint.today())
                    || !joint.standing(MEMBER).events().isEmpty()) {
                assertThat(decided).isTrue();
            }
            if (!decided) {
                return;
            }
            Countersigning signed = head.procedure().countersigning().orElseThrow();
            assertThat(notices).isEqualTo(1);
            assertThat(signed.approvals()).contains(joint.reform.id, joint.housing.id, joint.transport.id);
            assertThat(head.procedure().reviewed().orElseThrow().text()).isEqualTo(signed.text());
            for (Bureau bureau : List.of(joint.reform, joint.housing, joint.transport)) {
                assertThat(signed.officers().stream()
                                .filter(officer -> officer.department().equals(bureau.id))
                                .map(Countersigning.OfficerSigned::person))
                        .containsOnly(bureau.officer.person(), bureau.secondOfficer.person())
                        .hasSize(2)
                        .noneMatch(recused::contains);
                assertThat(List.of(bureau.head.person(), bureau.delegate.person()))
                        .contains(signed.vote(bureau.id).orElseThrow().person());
            }
            assertThat(signed.votes().stream().map(Countersigning.Vote::person)).noneMatch(recused::contains);
        }

        private ReadableRecord call(ReadableRecord draft) {
            Bureau bureau = pick(bureaus);
            Bureau lead = random.nextInt(8) == 0 ? bureau : joint.transport;
            DualDigest text = random.nextInt(12) == 0 ? OTHER_TEXT : TEXT;
            if (proposals.isEmpty()) {
                joint.passDays(random.nextInt(2));
            }
            return switch (random.nextInt(proposals.isEmpty() ? 6 : 20)) {
                case 0 -> joint.notice(draft, lead);
                case 1, 2 -> joint.review(draft, lead, text);
                case 3 ->
                    proposals.isEmpty() || random.nextInt(8) == 0
                            ? joint.proposal(draft, lead, text, BAR)
                            : joint.service(draft, lead, MEMBER);
                case 4, 5, 6, 7, 8, 9, 10, 11 ->
                    joint.signature(
                            random.nextInt(6) == 0 ? somebody() : pick(List.of(bureau.officer, bureau.secondOfficer)),
                            bureau,
                            draft,
                            proposal(draft).ref(),
                            text);
                case 12, 13, 14, 15, 16 ->
                    joint.ballot(
                            random.nextInt(6) == 0 ? somebody() : pick(List.of(bureau.head, bureau.delegate)),
                            bureau,
                            draft,
                            proposal(draft).ref(),
                            text,
                            choice(),
                            random.nextInt(8) == 0 ? pick(bureaus).seal : bureau.seal);
                case 17 ->
                    joint.step(
                            joint.transport.officer,
                            draft,
                            new Statement(draft.ref(), pick(List.of(Statement.Step.values())), joint.today(), TEXT));
                case 18 ->
                    joint.step(lead.head, draft, new Conclusion(draft.ref(), Conclusion.Outcome.CONFIRMED, TEXT));
                default -> joint.service(draft, lead, MEMBER);
            };
        }

        private Ballot.Choice choice() {
            return switch (random.nextInt(24)) {
                case 0 -> Ballot.Choice.RECUSE;
                case 1 -> Ballot.Choice.OBJECT;
                default -> Ballot.Choice.APPROVE;
            };
        }

        private ReadableRecord proposal(ReadableRecord draft) {
            if (proposals.isEmpty()) {
                return draft;
            }
            return random.nextInt(6) == 0 ? pick(proposals) : proposals.getLast();
        }

        private Actor somebody() {
            return pick(everybody());
        }

        private List<Actor> everybody() {
            return bureaus.stream()
                    .flatMap(bureau ->
                            List.of(bureau.head, bureau.delegate, bureau.officer, bureau.secondOfficer, bureau.reviewer)
                                    .stream())
                    .toList();
        }

        private <T> T pick(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }
    }
}
