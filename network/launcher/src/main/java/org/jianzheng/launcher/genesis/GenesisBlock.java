/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockDataHashingStructure;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HashingAlgorithm;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.block.BlockContent;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.transaction.TransactionId;

/**
 * Builds the channel's first block from topology and certificates. It carries everything that a Fabric 3.1 orderer and
 * peer insist on, and what they silently accept without (policies of every element, capabilities, anchor peers).
 */
public final class GenesisBlock {

    private static final String CHANNEL_CAPABILITY = "V3_0";
    /** The only width that Fabric accepts: block data is hashed in one piece. */
    private static final int HASH_IN_ONE_PIECE = 0xFFFF_FFFF;

    private static final int HEADER_VERSION = 1;
    private static final int NONCE_BYTES = 24;

    private final SecureRandom random;
    private final InstantSource clock;
    private final Ordering ordering;

    /** A block for SmartBFT orderers, which the embedded ledger follows too. */
    public GenesisBlock(SecureRandom random, InstantSource clock) {
        this(random, clock, Ordering.BFT);
    }

    public GenesisBlock(SecureRandom random, InstantSource clock, Ordering ordering) {
        this.random = random;
        this.clock = clock;
        this.ordering = ordering;
    }

    /**
     * Builds a new block. Two calls give two different blocks, and so two different channels.
     *
     * @throws IOException if a certificate cannot be read
     */
    public Block build(Topology topology, CryptoFolder folder) throws IOException {
        ConfigEnvelope configuration = ConfigEnvelope.newBuilder()
                .setConfig(Config.newBuilder().setChannelGroup(channel(topology, folder)))
                .build();
        Envelope envelope = Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(header(topology))
                        .setData(configuration.toByteString())
                        .build()
                        .toByteString())
                .build();
        BlockData data = BlockData.newBuilder().addData(envelope.toByteString()).build();
        Block block = Block.newBuilder()
                .setHeader(BlockHeader.newBuilder()
                        .setNumber(0)
                        .setDataHash(BlockContent.hash(data).value()))
                .setData(data)
                .build();
        ByteString lastConfiguration = OrdererBlockMetadata.newBuilder()
                .setLastConfig(LastConfig.newBuilder().setIndex(0))
                .build()
                .toByteString();
        return MetadataSlots.withSignatures(block, lastConfiguration, List.of());
    }

    private ConfigGroup channel(Topology topology, CryptoFolder folder) throws IOException {
        return new ConfigTree()
                .group("Application", new ApplicationConfiguration(topology, folder).build())
                .group("Orderer", new OrderingConfiguration(topology, folder, ordering).build())
                .policy(ChannelPolicies.ADMINS, ChannelPolicies.majorityOfOrganisations(ChannelPolicies.ADMINS))
                .policy(ChannelPolicies.READERS, ChannelPolicies.anyOrganisation(ChannelPolicies.READERS))
                .policy(ChannelPolicies.WRITERS, ChannelPolicies.anyOrganisation(ChannelPolicies.WRITERS))
                .value(
                        "BlockDataHashingStructure",
                        BlockDataHashingStructure.newBuilder()
                                .setWidth(HASH_IN_ONE_PIECE)
                                .build())
                .value(
                        "Capabilities",
                        Capabilities.newBuilder()
                                .putCapabilities(CHANNEL_CAPABILITY, Capability.getDefaultInstance())
                                .build())
                .value(
                        "HashingAlgorithm",
                        HashingAlgorithm.newBuilder().setName("SHA256").build())
                .build();
    }

    private Header header(Topology topology) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        ByteString nonce = ByteString.copyFrom(bytes);
        Instant now = clock.instant();
        ChannelHeader channelHeader = ChannelHeader.newBuilder()
                .setType(HeaderType.CONFIG_VALUE)
                .setVersion(HEADER_VERSION)
                .setTimestamp(Timestamp.newBuilder().setSeconds(now.getEpochSecond()))
                .setChannelId(topology.channel().text())
                .setTxId(TransactionId.of(nonce, ByteString.EMPTY).value())
                .build();
        return Header.newBuilder()
                .setChannelHeader(channelHeader.toByteString())
                .setSignatureHeader(
                        SignatureHeader.newBuilder().setNonce(nonce).build().toByteString())
                .build();
    }
}
