/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.block.ViewMetadata;
import org.jianzheng.protocol.commit.BlockUpdates;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.ConfigurationUpdate;
import org.jianzheng.protocol.config.UpdateVerifier;
import org.jianzheng.protocol.golden.GoldenBlocks;
import org.jianzheng.protocol.msp.EcdsaSignature;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.msp.MspDefinition;
import org.jianzheng.protocol.policy.PolicyText;
import org.jianzheng.protocol.policy.SignatureSetPolicy;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.Transactions;

/** Bytes from outside are read or refused with a {@link ProtocolException}; nothing else may come out of a reader. */
class ParserFuzzTest {

    @FuzzTest(maxDuration = "2s")
    void blocks(byte[] bytes) {
        orRefused(() -> {
            Block block = BlockChain.read(ByteString.copyFrom(bytes));
            BlockHeaders.hash(block.getHeader());
            orRefused(() -> BlockChain.requireSound(block));
            orRefused(() -> MetadataSlots.viewMetadata(block));
            orRefused(() -> MetadataSlots.commitHash(block));
            BlockUpdates.of(block, ValidityFlags.of(block), key -> java.util.Optional.empty())
                    .toByteString();
        });
    }

    @FuzzTest(maxDuration = "2s")
    void envelopes(byte[] bytes) {
        orRefused(() -> {
            EndorserTransaction transaction = Transactions.parse(ByteString.copyFrom(bytes));
            orRefused(transaction::arguments);
            orRefused(transaction::timestamp);
        });
        orRefused(() -> ChaincodeProposal.parse(ByteString.copyFrom(bytes)));
    }

    @FuzzTest(maxDuration = "2s")
    void configurations(byte[] bytes) {
        orRefused(() -> {
            ChannelConfiguration configuration = ChannelConfiguration.read(ByteString.copyFrom(bytes));
            orRefused(configuration::consenters);
            orRefused(configuration::smartBft);
            orRefused(() -> configuration.policy(ChannelConfiguration.ENDORSEMENT));
        });
        orRefused(() -> MspDefinition.of(
                Wire.read(MSPConfig.parser(), ByteString.copyFrom(bytes), Rule.MSP_DEFINITION, "fuzz"), true));
    }

    @FuzzTest(maxDuration = "2s")
    void configurationUpdates(byte[] bytes) {
        ByteString given = ByteString.copyFrom(bytes);
        orRefused(() -> Updates.VERIFIER.apply(ConfigurationUpdate.parse(given)));
        orRefused(() -> Updates.VERIFIER.apply(new ConfigurationUpdate(given, List.of())));
    }

    @FuzzTest(maxDuration = "2s")
    void identities(byte[] bytes) {
        orRefused(() -> Identity.parse(ByteString.copyFrom(bytes)).toByteString());
        orRefused(() -> org.jianzheng.protocol.msp.Certificate.ofDer(ByteString.copyFrom(bytes)));
        orRefused(() -> EcdsaSignature.parse(bytes));
    }

    @FuzzTest(maxDuration = "2s")
    void policies(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        orRefused(() -> {
            String printed = PolicyText.print(PolicyText.parse(text));
            if (!PolicyText.print(PolicyText.parse(printed)).equals(printed)) {
                throw new AssertionError("printed twice differently: " + printed);
            }
        });
        orRefused(() -> SignatureSetPolicy.parse(ByteString.copyFrom(bytes)));
        orRefused(() -> ViewMetadata.parse(ByteString.copyFrom(bytes)));
    }

    /** Read once, and only for the target that needs it. */
    private static final class Updates {
        static final UpdateVerifier VERIFIER = new UpdateVerifier(ChannelConfiguration.read(
                GoldenBlocks.load("handed-over").block(0).block()));
    }

    private static void orRefused(Runnable reader) {
        try {
            reader.run();
        } catch (ProtocolException refused) {
            // the only way out besides reading
        }
    }
}
