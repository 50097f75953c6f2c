/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;
import org.jianzheng.protocol.block.BlockSignatures;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.msp.MspId;
import org.jianzheng.protocol.policy.SignedMessage;
import org.jianzheng.protocol.policy.Signers;

/**
 * Checks the signatures of a block's orderers.
 *
 * @param configuration the configuration in force before the block; a configuration block is not checked by its own
 */
public record BlockVerifier(ChannelConfiguration configuration) {

    /** The orderers that signed; signatures of consenters that the configuration does not name are left out, as in Fabric. */
    public Signers signers(Block block) {
        Metadata metadata = MetadataSlots.signatures(block);
        List<SignedMessage> signatures = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        for (MetadataSignature signature : metadata.getSignaturesList()) {
            ByteString message =
                    ByteString.copyFrom(BlockSignatures.message(metadata.getValue(), signature, block.getHeader()));
            if (configuration.isByzantineFaultTolerant() && BlockSignatures.isByNumber(signature)) {
                int number = Wire.read(
                                IdentifierHeader.parser(),
                                signature.getIdentifierHeader(),
                                Rule.METADATA,
                                "identifier header")
                        .getIdentifier();
                configuration
                        .consenter(number)
                        .ifPresentOrElse(
                                consenter -> signatures.add(new SignedMessage(
                                        Identity.serialized(new MspId(consenter.getMspId()), consenter.getIdentity()),
                                        message,
                                        signature.getSignature())),
                                () -> strangers.add("there is no consenter " + Integer.toUnsignedString(number)));
            } else {
                SignatureHeader header = Wire.read(
                        SignatureHeader.parser(), signature.getSignatureHeader(), Rule.METADATA, "signature header");
                signatures.add(new SignedMessage(header.getCreator(), message, signature.getSignature()));
            }
        }
        Signers signers = Signers.of(signatures, configuration.directory());
        List<String> refused = new ArrayList<>(signers.refused());
        refused.addAll(strangers);
        return new Signers(signers.members(), refused);
    }

    /**
     * Requires that the orderers that signed satisfy the block validation policy.
     *
     * @return who signed
     */
    public Signers verify(Block block) {
        return signers(block)
                .requireSatisfying(
                        configuration.policy(ChannelConfiguration.BLOCK_VALIDATION), Rule.ORDERER_SIGNATURES);
    }
}
