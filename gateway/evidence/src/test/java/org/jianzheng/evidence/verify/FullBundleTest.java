/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.block.BlockRefused;
import org.jianzheng.evidence.block.LedgerEvidence;
import org.jianzheng.evidence.block.OrderedBlock;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.fixture.SignedLedger;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullBundleTest {
    private static final String TWO_OF_THREE = "OutOf(2,'CityMSP.peer','CountyMSP.peer','RegulatorMSP.peer')";

    @TempDir
    Path folder;

    private SignedLedger ledger;
    private SignedLog log;
    private SignedRecords records;

    @BeforeEach
    void begin() {
        start(SignedLedger.byzantine(), TWO_OF_THREE);
    }

    private void start(SignedLedger blocks, String policy) {
        ledger = blocks;
        log = new SignedLog(folder.resolve(policy.hashCode() + "-" + blocks.hashCode()), blocks);
        log.append(blocks.define(policy));
        records = new SignedRecords(log);
    }

    @AfterEach
    void end() {
        log.close();
    }

    private ReadableRecord recorded() {
        ReadableRecord item = records.item(records.session());
        log.append(item);
        return item;
    }

    private EvidenceBundle bundle(ReadableRecord record) {
        EvidenceBundle light = log.bundle(record.id());
        return light.with(
                ledger.evidence(light.proved().entry(), log.body().state().block()));
    }

    private VerificationReport verify(EvidenceBundle bundle) {
        return new EvidenceVerifier(log.trust()).verify(bundle.canonical());
    }

    private static Rule broken(VerificationReport report) {
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.PROOF_INVALID);
        return report.failure().orElseThrow().findings().getFirst().rule();
    }

    private static EvidenceBundle with(EvidenceBundle bundle, UnaryOperator<LedgerEvidence> change) {
        return bundle.with(change.apply(bundle.ledger().orElseThrow()));
    }

    private static EvidenceBundle withBlocks(EvidenceBundle bundle, UnaryOperator<List<OrderedBlock>> change) {
        return with(
                bundle,
                ledger -> new LedgerEvidence(change.apply(new ArrayList<>(ledger.blocks())), ledger.following()));
    }

    private static EvidenceBundle withLast(EvidenceBundle bundle, Block block) {
        return withBlocks(bundle, blocks -> {
            blocks.set(blocks.size() - 1, new OrderedBlock(block));
            return blocks;
        });
    }

    private static EvidenceBundle without(EvidenceBundle bundle, long number) {
        return withBlocks(bundle, blocks -> {
            assertThat(blocks.removeIf(block -> block.number() == number)).isTrue();
            return blocks;
        });
    }

    @Test
    void proves_a_record_from_the_pinned_first_block_to_its_endorsements() {
        EvidenceBundle bundle = bundle(recorded());

        VerificationReport report = verify(bundle);

        assertThat(report.isPlainMatch()).as(report.toString()).isTrue();
        assertThat(report.steps())
                .extracting(Step::name)
                .containsExactlyElementsOf(StepName.of(Document.BUNDLE, Set.of(Part.LEDGER)));
        assertThat(report.limits())
                .containsExactlyElementsOf(Limit.of(Document.BUNDLE, Set.of(Part.LEDGER)))
                .contains(Limit.VALIDITY, Limit.CONFIGURATION_RIGHTS);
        assertThat(EvidenceBundle.parse(bundle.canonical())).isEqualTo(bundle);
        assertThat(bundle.ledger().orElseThrow().blocks())
                .extracting(OrderedBlock::number)
                .containsExactly(0L, 1L, 5L);
        assertThat(report.steps().getLast().findings().getFirst().computed())
                .contains("records version 1, sequence 1, written by transaction 0 of block 1");
    }

    @Test
    void is_the_light_bundle_and_more() {
        ReadableRecord record = recorded();
        EvidenceBundle light = log.bundle(record.id());
        EvidenceBundle full = bundle(record);

        assertThat(light.grade()).isEqualTo("light");
        assertThat(full.grade()).isEqualTo("full");
        assertThat(new EvidenceVerifier(log.trust()).verify(light.canonical()).steps())
                .hasSize(StepName.of(Document.BUNDLE, Set.of()).size());
    }

    @Test
    void leads_from_the_records_block_to_a_later_checkpoint() {
        ReadableRecord record = recorded();
        for (int i = 0; i < 3; i++) {
            recorded();
        }
        EvidenceBundle bundle = bundle(record);

        assertThat(bundle.ledger().orElseThrow().following()).hasSize(3);
        assertThat(verify(bundle).isPlainMatch()).isTrue();
        EvidenceBundle shorter = with(
                bundle,
                ledger -> new LedgerEvidence(ledger.blocks(), ledger.following().subList(0, 2)));
        EvidenceBundle other = with(bundle, ledger -> {
            List<Hash> following = new ArrayList<>(ledger.following());
            following.set(1, Hash.of(new byte[Hash.LENGTH]));
            return new LedgerEvidence(ledger.blocks(), following);
        });
        assertThat(broken(verify(shorter))).isEqualTo(Rule.CONNECTION);
        assertThat(broken(verify(other))).isEqualTo(Rule.CONNECTION);
    }

    @Test
    void refuses_another_block_under_the_same_number_even_if_all_orderers_signed_it() {
        EvidenceBundle bundle = bundle(recorded());

        assertThat(broken(verify(withLast(bundle, ledger.fork(ledger.blocks().getLast())))))
                .isEqualTo(Rule.CONNECTION);
    }

    @Test
    void refuses_two_signatures_of_four_and_one_that_counts_twice() {
        EvidenceBundle bundle = bundle(recorded());
        Block block = ledger.blocks().getLast();

        assertThat(verify(withLast(bundle, ledger.signedBy(block, 2, 3, 4))).isPlainMatch())
                .isTrue();
        assertThat(broken(verify(withLast(bundle, ledger.signedBy(block, 1, 2)))))
                .isEqualTo(Rule.ORDERER_QUORUM);
        assertThat(broken(verify(withLast(bundle, ledger.signedBy(block, 1, 2, 2)))))
                .isEqualTo(Rule.ORDERER_QUORUM);
    }

    @Test
    void one_orderer_suffices_where_the_channel_tolerates_crashes_only() {
        end();
        start(SignedLedger.crashTolerant(), TWO_OF_THREE);
        EvidenceBundle bundle = bundle(recorded());
        Block block = ledger.blocks().getLast();

        assertThat(verify(bundle).isPlainMatch()).isTrue();
        assertThat(verify(withLast(bundle, ledger.signedBy(block, 4))).isPlainMatch())
                .isTrue();
        assertThat(broken(verify(withLast(bundle, ledger.signedBy(block))))).isEqualTo(Rule.ORDERER_QUORUM);
    }

    @Test
    void refuses_endorsements_of_an_organisation_that_the_policy_does_not_name() {
        end();
        start(SignedLedger.byzantine(), "AND('CityMSP.peer','CountyMSP.peer')");
        ledger.endorseBy("CityMSP", "RegulatorMSP");

        VerificationReport report = verify(bundle(recorded()));

        assertThat(broken(report)).isEqualTo(Rule.ENDORSEMENTS);
        assertThat(report.failure().orElseThrow().name()).isEqualTo(StepName.ENDORSEMENTS);
    }

    @Test
    void refuses_a_single_endorsement_that_counts_twice() {
        ledger.endorseBy("CityMSP", "CityMSP");

        assertThat(broken(verify(bundle(recorded())))).isEqualTo(Rule.ENDORSEMENTS);
    }

    @Test
    void judges_by_the_definition_that_the_transaction_read() {
        log.append(ledger.define("OR('CityMSP.peer')"));
        ledger.endorseBy("CityMSP");
        EvidenceBundle bundle = bundle(recorded());
        assertThat(verify(bundle).isPlainMatch()).isTrue();
        ledger.endorseBy("CityMSP", "CountyMSP");
        log.append(ledger.define(TWO_OF_THREE));
        ledger.endorseBy("CityMSP");
        EvidenceBundle tooFew = bundle(recorded());

        assertThat(broken(verify(tooFew))).isEqualTo(Rule.ENDORSEMENTS);
        assertThat(tooFew.ledger().orElseThrow().blocks()).hasSize(5);
        for (long number : List.of(1L, 5L, 7L)) {
            assertThat(broken(verify(without(tooFew, number)))).isEqualTo(Rule.DEFINITION);
        }
    }

    @Test
    void refuses_a_definition_that_too_few_organisations_endorsed() {
        ledger.endorseBy("CityMSP");
        log.append(ledger.define("OR('CityMSP.peer')"));

        assertThat(broken(verify(bundle(recorded())))).isEqualTo(Rule.ENDORSEMENTS);
    }

    @Test
    void refuses_a_block_that_proves_nothing() {
        EvidenceBundle bundle = bundle(recorded());
        EvidenceBundle more = withBlocks(bundle, blocks -> {
            blocks.add(2, new OrderedBlock(ledger.blocks().get(3)));
            return blocks;
        });

        assertThat(broken(verify(more))).isEqualTo(Rule.BLOCK_UNUSED);
    }

    @Test
    void refuses_a_chain_in_which_a_change_of_configuration_is_left_out() {
        log.append(ledger.reconfigure(channel -> channel.join("SecondCountyMSP")));
        recorded();
        log.append(ledger.reconfigure(channel -> {}));
        EvidenceBundle bundle = bundle(recorded());

        assertThat(verify(bundle).isPlainMatch()).isTrue();
        assertThat(broken(verify(without(bundle, 5)))).isEqualTo(Rule.CONFIGURATION);
        assertThat(broken(verify(without(bundle, 7)))).isEqualTo(Rule.CONFIGURATION);
    }

    @Test
    void an_old_bundle_and_a_new_one_verify_after_an_organisation_joined_and_all_certificates_were_replaced() {
        ReadableRecord old = recorded();
        byte[] oldBundle = bundle(old).canonical();
        log.append(ledger.reconfigure(channel -> channel.join("SecondCountyMSP")));
        ledger.orderBy(2, 3, 4);
        ReadableRecord between = recorded();
        log.append(ledger.reconfigure(channel -> channel.replaceAllCertificates()));
        ledger.endorseBy("CityMSP", "RegulatorMSP");
        ReadableRecord late = recorded();

        EvidenceVerifier verifier = new EvidenceVerifier(log.trust());
        assertThat(verifier.verify(oldBundle).isPlainMatch()).isTrue();
        assertThat(verify(bundle(old)).isPlainMatch())
                .as("the old record under the newest checkpoint")
                .isTrue();
        assertThat(verify(bundle(between)).isPlainMatch()).isTrue();
        EvidenceBundle newest = bundle(late);
        assertThat(verify(newest).isPlainMatch()).isTrue();
        assertThat(newest.ledger().orElseThrow().blocks())
                .extracting(OrderedBlock::number)
                .containsExactly(0L, 1L, 6L, 8L, 9L);
    }

    @Test
    void refuses_orderers_whose_certificates_were_replaced() {
        log.append(ledger.reconfigure(channel -> channel.replaceAllCertificates()));
        EvidenceBundle bundle = bundle(recorded());

        assertThat(broken(verify(without(bundle, 5)))).isEqualTo(Rule.ORDERER_QUORUM);
    }

    @Test
    void a_certificate_that_had_run_out_is_a_gap_and_no_fault() {
        ledger.expirePeer("CityMSP", SignedLog.START.minus(Duration.ofDays(1)));

        VerificationReport report = verify(bundle(recorded()));

        assertThat(report.verdict()).isEqualTo(Verdict.MATCHES);
        assertThat(report.gaps()).containsExactly(Gap.EXPIRED_CERTIFICATE);
        assertThat(report.steps().getLast().outcome()).isEqualTo(Outcome.WARNING);
        assertThat(report.steps().getLast().findings().getLast().given()).contains("peer of CityMSP");
    }

    @Test
    void refuses_an_entry_that_cosigners_made_up() {
        ReadableRecord real = records.item(records.session());
        ReadableRecord forged = records.item(records.session());
        LogBlock block = ledger.make(ledger.blocks().size(), List.of(real.toJson()));
        LogEntry entry = block.entries().getFirst();
        LogEntry madeUp =
                new LogEntry(entry.block(), entry.index(), forged.toJson(), entry.time(), entry.transaction());
        log.append(new LogBlock(block.number(), block.headerHash(), block.commitHash(), List.of(madeUp)));
        EvidenceBundle bundle = bundle(forged);

        assertThat(new EvidenceVerifier(log.trust())
                        .verify(log.bundle(forged.id()).canonical())
                        .isPlainMatch())
                .as("the light grade rests on the cosigners")
                .isTrue();
        assertThat(broken(verify(bundle))).isEqualTo(Rule.RECORD_WRITTEN);
    }

    @Test
    void refuses_a_transaction_that_its_creator_did_not_sign() {
        ledger.tamper(envelope -> {
            byte[] changed = envelope.toByteArray();
            changed[changed.length - 1] ^= 1;
            return ByteString.copyFrom(changed);
        });

        VerificationReport report = verify(bundle(recorded()));

        assertThat(broken(report)).isEqualTo(Rule.CREATOR);
        assertThat(report.failure().orElseThrow().name()).isEqualTo(StepName.TRANSACTION);
    }

    @Test
    void sampled_single_bit_changes_are_found() {
        byte[] bundle = bundle(recorded()).canonical();
        EvidenceVerifier verifier = new EvidenceVerifier(log.trust());
        Random random = new Random(4);
        Set<Rule> rules = new HashSet<>();
        List<Integer> missed = new ArrayList<>();
        for (int sample = 0; sample < 1_500; sample++) {
            int bit = random.nextInt(bundle.length * 8);
            bundle[bit >> 3] ^= (byte) (1 << (bit & 7));
            VerificationReport report = verifier.verify(bundle);
            bundle[bit >> 3] ^= (byte) (1 << (bit & 7));
            if (report.verdict() == Verdict.MATCHES) {
                missed.add(bit);
            } else {
                rules.add(report.failure().orElseThrow().findings().getFirst().rule());
            }
        }
        assertThat(missed).isEmpty();
        assertThat(rules).contains(Rule.BUNDLE_FORM, Rule.FIRST_BLOCK, Rule.CONTENT_HASH);
    }

    /** All bits of a block are changed in {@code OrderedBlockTest}. */
    @Test
    void sampled_single_bit_changes_of_the_records_block_are_found() {
        EvidenceBundle bundle = bundle(recorded());
        byte[] block = bundle.ledger().orElseThrow().recorded().bytes().toByteArray();
        EvidenceVerifier verifier = new EvidenceVerifier(log.trust());
        Random random = new Random(5);
        List<Integer> missed = new ArrayList<>();
        for (int sample = 0; sample < 500; sample++) {
            int bit = random.nextInt(block.length * 8);
            block[bit >> 3] ^= (byte) (1 << (bit & 7));
            if (isTaken(verifier, bundle, ByteString.copyFrom(block))) {
                missed.add(bit);
            }
            block[bit >> 3] ^= (byte) (1 << (bit & 7));
        }
        assertThat(missed).isEmpty();
    }

    private static boolean isTaken(EvidenceVerifier verifier, EvidenceBundle bundle, ByteString block) {
        try {
            EvidenceBundle changed = withLast(bundle, OrderedBlock.parse(block).block());
            return verifier.verify(changed.canonical()).verdict() == Verdict.MATCHES;
        } catch (BlockRefused | Refusal refused) {
            return false;
        }
    }

    @Test
    void has_limits() {
        List<Hash> tooMany = Collections.nCopies(LedgerEvidence.MAX_FOLLOWING + 1, Hash.of(new byte[Hash.LENGTH]));
        LedgerEvidence evidence = bundle(recorded()).ledger().orElseThrow();

        assertThatThrownBy(() -> new LedgerEvidence(evidence.blocks(), tooMany)).hasMessageContaining("TOO_LARGE");
        assertThatThrownBy(() -> new LedgerEvidence(evidence.blocks().reversed(), List.of()))
                .hasMessageContaining("SCHEMA_INVALID");
    }
}
