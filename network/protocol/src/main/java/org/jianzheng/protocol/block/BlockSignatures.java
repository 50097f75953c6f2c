/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.block;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.jianzheng.protocol.Signer;

/**
 * Makes the signatures of orderers. A SmartBFT orderer names itself by its number in the channel's configuration (identifier
 * header); Raft's by its certificate (signature header). Who may sign, and how many must, {@code config.BlockVerifier} says.
 */
public final class BlockSignatures {

    /** Length in bytes of the nonce in headers. */
    public static final int NONCE_LENGTH = 24;

    private BlockSignatures() {}

    /** What an orderer signs: orderer metadata, its own header, header bytes. */
    public static byte[] message(ByteString ordererMetadata, ByteString ownHeader, BlockHeader header) {
        return ordererMetadata
                .concat(ownHeader)
                .concat(ByteString.copyFrom(BlockHeaders.bytes(header)))
                .toByteArray();
    }

    /**
     * Signs a block as a consenter of a SmartBFT channel.
     *
     * @param consenter the consenter's number in the channel configuration, from 1
     * @param nonce {@link #NONCE_LENGTH} random bytes
     */
    public static MetadataSignature sign(
            BlockHeader header, ByteString ordererMetadata, int consenter, ByteString nonce, Signer signer) {
        ByteString identifier = IdentifierHeader.newBuilder()
                .setIdentifier(consenter)
                .setNonce(nonce)
                .build()
                .toByteString();
        byte[] signature = signer.sign(message(ordererMetadata, identifier, header));
        return MetadataSignature.newBuilder()
                .setIdentifierHeader(identifier)
                .setSignature(ByteString.copyFrom(signature))
                .build();
    }

    /** The bytes that the given signature must be over. */
    public static byte[] message(ByteString ordererMetadata, MetadataSignature signature, BlockHeader header) {
        ByteString own = isByNumber(signature) ? signature.getIdentifierHeader() : signature.getSignatureHeader();
        return message(ordererMetadata, own, header);
    }

    /** Whether the signer names itself by its consenter number. */
    public static boolean isByNumber(MetadataSignature signature) {
        return signature.getSignatureHeader().isEmpty()
                && !signature.getIdentifierHeader().isEmpty();
    }
}
