/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.golden.GoldenBlocks;
import org.jianzheng.protocol.golden.GoldenBlocks.GoldenBlock;
import org.jianzheng.protocol.lifecycle.ChaincodeDefinition;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.policy.Policy;
import org.jianzheng.protocol.policy.Signers;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.SignedEnvelope;
import org.jianzheng.protocol.transaction.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionVerifierTest {

    /** The handed-over folder lacks block 1, but its chain begins as that of the continued folder. */
    @ParameterizedTest
    @ValueSource(strings = {"bft-network", "replayed", "continued", "handed-over"})
    void judges_creators_and_endorsements_as_a_real_peer_did(String folder) {
        GoldenBlocks chain = GoldenBlocks.load(folder);
        Optional<ChaincodeDefinition> definition =
                definition(folder.equals("handed-over") ? GoldenBlocks.load("continued") : chain);
        ConfigurationInForce place = ConfigurationInForceTest.begin(chain);
        for (GoldenBlock golden : chain.blocks().subList(1, chain.blocks().size())) {
            TransactionVerifier verifier = new TransactionVerifier(place.configuration());
            for (int i = 0; i < golden.transactions().size(); i++) {
                if (golden.transactions().get(i).type() == 3) {
                    int flag = golden.flags().isEmpty() ? 0 : golden.flags().get(i);
                    judge(verifier, golden, i, flag, definition);
                }
            }
            place = place.later(golden.block());
        }
    }

    @Test
    void finds_a_changed_endorsement_and_names_it() {
        GoldenBlock golden = GoldenBlocks.load("bft-network").block(5);
        TransactionVerifier verifier = verifier();
        EndorserTransaction genuine =
                Transactions.parse(golden.block().getData().getData(0));
        Endorsement first = genuine.endorsements().getFirst();
        byte[] signature = first.getSignature().toByteArray();
        signature[signature.length - 1] ^= 1;
        Endorsement forged =
                first.toBuilder().setSignature(ByteString.copyFrom(signature)).build();
        // A majority of three organisations is two: with one forged of two, it is missed.
        List<Endorsement> changed = List.of(forged, genuine.endorsements().get(1));
        Policy policy = verifier.configuration().policy(ChannelConfiguration.ENDORSEMENT);

        assertThat(verifier.requireEndorsed(genuine, policy).members())
                .hasSize(genuine.endorsements().size());
        assertThatThrownBy(() -> verifier.requireEndorsed(with(genuine, changed), policy))
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        e -> assertThat(e.rule().validationCode())
                                .contains(TxValidationCode.ENDORSEMENT_POLICY_FAILURE))
                .hasMessageContaining("does not verify");
    }

    @Test
    void two_endorsements_of_one_peer_count_once() {
        EndorserTransaction genuine = Transactions.parse(
                GoldenBlocks.load("bft-network").block(5).block().getData().getData(0));
        Endorsement first = genuine.endorsements().getFirst();

        Signers signers = verifier().endorsers(with(genuine, List.of(first, first)));

        assertThat(signers.members()).hasSize(1);
        assertThat(signers.refused()).singleElement().asString().contains("a further signature");
    }

    @Test
    void refuses_a_payload_that_its_creator_did_not_sign_and_another_channel() {
        SignedEnvelope genuine = SignedEnvelope.parse(
                GoldenBlocks.load("bft-network").block(5).block().getData().getData(0));
        SignedEnvelope unsigned = SignedEnvelope.of(genuine.envelope().toBuilder()
                .setSignature(ByteString.copyFromUtf8("x"))
                .build());
        SignedEnvelope elsewhere = new SignedEnvelope(
                genuine.envelope(),
                genuine.payload(),
                genuine.channelHeader().toBuilder().setChannelId("other").build(),
                genuine.signatureHeader());

        Member creator = verifier().requireCreator(genuine);
        assertThat(creator.roles()).contains(MSPRoleType.MEMBER);
        assertThatThrownBy(() -> verifier().requireCreator(unsigned)).hasMessageContaining("does not verify");
        assertThatThrownBy(() -> verifier().requireCreator(elsewhere)).hasMessageContaining("given other");
    }

    @Test
    void refuses_creators_whose_organisation_is_not_in_the_channel() {
        SignedEnvelope genuine = SignedEnvelope.parse(
                GoldenBlocks.load("bft-network").block(5).block().getData().getData(0));
        ByteString stranger = org.jianzheng.protocol.msp.Identity.serialized(
                new org.jianzheng.protocol.msp.MspId("StrangerMSP"),
                org.jianzheng.protocol.msp.Identity.parse(genuine.creator())
                        .certificate()
                        .pem());
        SignedEnvelope forged = new SignedEnvelope(
                genuine.envelope(),
                genuine.payload(),
                genuine.channelHeader(),
                genuine.signatureHeader().toBuilder().setCreator(stranger).build());

        assertThatThrownBy(() -> verifier().requireCreator(forged))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.rule()).isEqualTo(Rule.CREATOR_SIGNATURE))
                .hasMessageContaining("StrangerMSP is not of this channel");
    }

    private static void judge(
            TransactionVerifier verifier,
            GoldenBlock golden,
            int index,
            int flag,
            Optional<ChaincodeDefinition> definition) {
        SignedEnvelope envelope = SignedEnvelope.parse(golden.block().getData().getData(index));
        assertThat(verifier.requireCreator(envelope).isValid()).isTrue();
        EndorserTransaction transaction = Transactions.parse(envelope);
        Signers endorsers = verifier.endorsers(transaction);
        if (transaction.chaincode().equals(ChaincodeDefinition.NAMESPACE)) {
            assertThat(endorsers.members()).hasSameSizeAs(transaction.endorsements());
            return;
        }
        Policy policy = verifier.configuration().policy(definition.orElseThrow().endorsementPolicy());
        assertThat(policy.isSatisfiedBy(endorsers.members()))
                .as("%s transaction %d by %s", golden, index, endorsers)
                .isEqualTo(flag != TxValidationCode.ENDORSEMENT_POLICY_FAILURE_VALUE);
    }

    private static Optional<ChaincodeDefinition> definition(GoldenBlocks chain) {
        Map<String, ByteString> state = new HashMap<>();
        for (GoldenBlock golden : chain.blocks()) {
            for (ByteString envelope : golden.block().getData().getDataList()) {
                SignedEnvelope signed = SignedEnvelope.parse(envelope);
                if (signed.channelHeader().getType() == 3) {
                    Transactions.parse(signed).readWriteSet().namespaces().stream()
                            .filter(namespace -> namespace.name().equals(ChaincodeDefinition.NAMESPACE))
                            .flatMap(namespace -> namespace.publicSet().getWritesList().stream())
                            .forEach(write -> state.put(write.getKey(), write.getValue()));
                }
            }
        }
        return state.keySet().stream()
                .flatMap(key -> ChaincodeDefinition.nameOf(key).stream())
                .findFirst()
                .flatMap(name -> ChaincodeDefinition.read(name, key -> Optional.ofNullable(state.get(key))));
    }

    private static TransactionVerifier verifier() {
        return new TransactionVerifier(ChannelConfiguration.read(
                GoldenBlocks.load("bft-network").block(0).block()));
    }

    private static EndorserTransaction with(EndorserTransaction genuine, List<Endorsement> endorsements) {
        return new EndorserTransaction(
                genuine.envelope(),
                genuine.id(),
                genuine.chaincode(),
                genuine.proposalPayload(),
                genuine.proposalResponsePayload(),
                genuine.action(),
                genuine.readWriteSet(),
                genuine.event(),
                endorsements);
    }
}
