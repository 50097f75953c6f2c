/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.peer.Response;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.Signer;
import org.jianzheng.protocol.block.BlockContent;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.BlockSignatures;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.block.ViewMetadata;
import org.jianzheng.protocol.msp.TestAuthority;
import org.jianzheng.protocol.msp.TestAuthority.Issued;
import org.jianzheng.protocol.policy.BlockValidationPolicy;
import org.jianzheng.protocol.policy.PolicyText;
import org.jianzheng.protocol.policy.SignatureSetPolicy;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.ProposalResponses;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.Transactions;
import org.junit.jupiter.api.Test;

/** What this module makes, it accepts: the ways of its README, from a first block to an endorsed transaction. */
class MadeChainTest {

    private static final String MSP = "CityMSP";
    private static final ByteString NONCE = ByteString.copyFrom(new byte[BlockSignatures.NONCE_LENGTH]);

    private final TestAuthority authority = TestAuthority.root("city");
    private final List<Issued> orderers = List.of(
            authority.issue("orderer1", "orderer"),
            authority.issue("orderer2", "orderer"),
            authority.issue("orderer3", "orderer"),
            authority.issue("orderer4", "orderer"));
    private final Issued peer = authority.issue("peer", "peer");
    private final Issued client = authority.issue("client", "client");

    @Test
    void a_chain_of_byzantine_fault_tolerant_orderers() {
        Block genesis = genesis(byzantine());
        ConfigurationInForce place = ConfigurationInForce.begin(genesis, BlockHeaders.hash(genesis.getHeader()));
        Block bare = after(genesis, transaction().toByteString());

        ConfigurationInForce next = place.next(signed(bare, 3));

        assertThat(next.header().getNumber()).isEqualTo(1);
        assertThatThrownBy(() -> place.next(signed(bare, 2))).hasMessageContaining("2 distinct signers");
    }

    @Test
    void a_chain_of_orderers_that_sign_with_their_certificates() {
        Block genesis = genesis(crashTolerant());
        ConfigurationInForce place = ConfigurationInForce.begin(genesis, BlockHeaders.hash(genesis.getHeader()));
        Block bare = after(genesis, transaction().toByteString());

        assertThat(place.next(signedWithCertificate(bare, orderers.getFirst())).block())
                .isZero();
        assertThatThrownBy(() -> place.next(signedWithCertificate(bare, client)))
                .hasMessageContaining("ANY Writers");
        assertThatThrownBy(() -> place.next(signed(bare, 4))).hasMessageContaining("ORDERER_SIGNATURES");
    }

    @Test
    void an_endorsed_transaction() {
        ChannelConfiguration configuration = ChannelConfiguration.read(genesis(byzantine()));
        TransactionVerifier verifier = new TransactionVerifier(configuration);
        EndorserTransaction transaction = Transactions.parse(transaction().toByteString());

        assertThat(verifier.requireCreator(transaction.envelope()).identity().certificate())
                .isEqualTo(client.certificate());
        verifier.requireEndorsed(transaction, policy("OR('CityMSP.peer')"));
        assertThatThrownBy(() -> verifier.requireEndorsed(transaction, policy("OR('CityMSP.admin')")))
                .hasMessageContaining("ENDORSEMENT_POLICY");
        assertThatThrownBy(() ->
                        verifier.requireEndorsed(transaction, configuration.policy(ChannelConfiguration.ENDORSEMENT)))
                .hasMessageContaining("missing policy /Channel/Application/Endorsement");
    }

    private static SignatureSetPolicy policy(String text) {
        return SignatureSetPolicy.of(PolicyText.parse(text));
    }

    private Envelope transaction() {
        ChaincodeProposal proposal = ChaincodeProposal.create(
                "channel",
                "records",
                List.of(ByteString.copyFromUtf8("submit")),
                client.serialized(MSP),
                NONCE,
                Instant.EPOCH);
        ByteString result = ProposalResponses.payload(
                proposal,
                "1",
                new ReadWriteSet(List.of()),
                Response.newBuilder().setStatus(200).build(),
                Optional.empty());
        return Transactions.sign(
                Transactions.prepare(
                        proposal,
                        result,
                        List.of(ProposalResponses.endorse(result, peer.serialized(MSP), signer(peer)))),
                signer(client));
    }

    private Block signed(Block block, int count) {
        ByteString metadata = MetadataSlots.ordererMetadata(
                0, ViewMetadata.ofBlock(block.getHeader().getNumber()));
        List<MetadataSignature> signatures = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            signatures.add(
                    BlockSignatures.sign(block.getHeader(), metadata, number, NONCE, signer(orderers.get(number - 1))));
        }
        return MetadataSlots.withSignatures(block, metadata, signatures);
    }

    private static Block signedWithCertificate(Block block, Issued signer) {
        ByteString metadata = MetadataSlots.ordererMetadata(0, ViewMetadata.of(0, 0, 0));
        ByteString header = SignatureHeader.newBuilder()
                .setCreator(signer.serialized(MSP))
                .setNonce(NONCE)
                .build()
                .toByteString();
        byte[] message = BlockSignatures.message(metadata, header, block.getHeader());
        MetadataSignature signature = MetadataSignature.newBuilder()
                .setSignatureHeader(header)
                .setSignature(signer.sign(ByteString.copyFrom(message)))
                .build();
        return MetadataSlots.withSignatures(block, metadata, List.of(signature));
    }

    private static Block after(Block previous, ByteString envelope) {
        BlockData data = BlockData.newBuilder().addData(envelope).build();
        return Block.newBuilder()
                .setHeader(BlockHeader.newBuilder()
                        .setNumber(previous.getHeader().getNumber() + 1)
                        .setPreviousHash(BlockHeaders.hash(previous.getHeader()).value())
                        .setDataHash(BlockContent.hash(data).value()))
                .setData(data)
                .setMetadata(BlockMetadata.getDefaultInstance())
                .build();
    }

    private ConfigGroup byzantine() {
        Orderers.Builder consenters = Orderers.newBuilder();
        for (int i = 0; i < orderers.size(); i++) {
            consenters.addConsenterMapping(Consenter.newBuilder()
                    .setId(i + 1)
                    .setMspId(MSP)
                    .setIdentity(orderers.get(i).certificate().pem()));
        }
        ConfigGroup orderer = organisations()
                .putValues("Orderers", value(consenters.build()))
                .putPolicies(
                        "BlockValidation",
                        policy(
                                Policy.PolicyType.SIGNATURE,
                                BlockValidationPolicy.of(consenters.getConsenterMappingList())))
                .build();
        Capabilities capabilities = Capabilities.newBuilder()
                .putCapabilities(ChannelConfiguration.V3_0, Capability.getDefaultInstance())
                .build();
        return ConfigGroup.newBuilder()
                .putGroups("Orderer", orderer)
                .putValues("Capabilities", value(capabilities))
                .build();
    }

    private ConfigGroup crashTolerant() {
        ImplicitMetaPolicy anyWriter = ImplicitMetaPolicy.newBuilder()
                .setRule(ImplicitMetaPolicy.Rule.ANY)
                .setSubPolicy("Writers")
                .build();
        return ConfigGroup.newBuilder()
                .putGroups(
                        "Orderer",
                        organisations()
                                .putPolicies("BlockValidation", policy(Policy.PolicyType.IMPLICIT_META, anyWriter))
                                .build())
                .build();
    }

    private ConfigGroup.Builder organisations() {
        MSPConfig msp = MSPConfig.newBuilder()
                .setConfig(authority.definition(MSP).build().toByteString())
                .build();
        return ConfigGroup.newBuilder()
                .putGroups(
                        "City",
                        ConfigGroup.newBuilder()
                                .putValues("MSP", value(msp))
                                .putPolicies(
                                        "Writers",
                                        policy(Policy.PolicyType.SIGNATURE, PolicyText.parse("OR('CityMSP.orderer')")))
                                .build());
    }

    private static ConfigPolicy policy(Policy.PolicyType type, MessageLite content) {
        return ConfigPolicy.newBuilder()
                .setPolicy(Policy.newBuilder().setType(type.getNumber()).setValue(content.toByteString()))
                .build();
    }

    private static ConfigValue value(MessageLite content) {
        return ConfigValue.newBuilder().setValue(content.toByteString()).build();
    }

    private static Block genesis(ConfigGroup channel) {
        ConfigEnvelope content = ConfigEnvelope.newBuilder()
                .setConfig(Config.newBuilder().setChannelGroup(channel))
                .build();
        Header header = Header.newBuilder()
                .setChannelHeader(ChannelHeader.newBuilder()
                        .setType(HeaderType.CONFIG_VALUE)
                        .setChannelId("channel")
                        .build()
                        .toByteString())
                .build();
        ByteString envelope = Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(header)
                        .setData(content.toByteString())
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        BlockData data = BlockData.newBuilder().addData(envelope).build();
        return Block.newBuilder()
                .setHeader(BlockHeader.newBuilder()
                        .setDataHash(BlockContent.hash(data).value()))
                .setData(data)
                .setMetadata(BlockMetadata.getDefaultInstance())
                .build();
    }

    private static Signer signer(Issued issued) {
        return message -> issued.sign(ByteString.copyFrom(message)).toByteArray();
    }

    @Test
    void the_trusted_hash_decides_which_first_block_counts() {
        Block genesis = genesis(byzantine());

        assertThatThrownBy(() -> ConfigurationInForce.begin(genesis, Sha256.of(new byte[0])))
                .hasMessageContaining("as the trusted first block");
    }
}
