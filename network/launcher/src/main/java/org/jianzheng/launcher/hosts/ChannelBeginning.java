/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.hosts;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.genesis.GenesisBlock;
import org.jianzheng.launcher.genesis.Ordering;
import org.jianzheng.launcher.hosts.OrganisationCard.CheckpointKeys;
import org.jianzheng.launcher.network.TrustRoot;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.block.BlockContent;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.config.ChannelConfiguration;

/**
 * The first block of a channel of several hosts. One organisation makes it from the cards that all have exchanged; each
 * other one builds the same configuration from the cards that it has accepted itself, and takes the block only if nothing
 * in it differs.
 */
public final class ChannelBeginning {

    private final SiteFolder site;
    private final SecureRandom random;
    private final InstantSource clock;

    public ChannelBeginning(SiteFolder site, SecureRandom random, InstantSource clock) {
        this.site = site;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Makes the first block and the trust root.
     *
     * @return hash of the block
     * @throws SiteRefused if a card lacks, or there is a block already
     */
    public Sha256 found(Ordering ordering) throws IOException {
        site.requireAllCards();
        requireNone();
        return keep(expected(ordering));
    }

    /**
     * Takes the first block that another organisation made, and makes the trust root from the own copies of the cards.
     *
     * @param bytes the block
     * @param hash what the founder told by another way
     * @param ordering the way of ordering that was agreed
     * @return hash of the block
     * @throws SiteRefused if the block differs from what the cards and the topology say
     */
    public Sha256 adopt(byte[] bytes, Sha256 hash, Ordering ordering) throws IOException {
        site.requireAllCards();
        requireNone();
        Block block = parse(bytes);
        Sha256 computed = BlockHeaders.hash(block.getHeader());
        require(
                computed.equals(hash),
                "the block's hash is " + computed.hex() + ", which is not the one that you were told");
        require(
                block.getHeader().getNumber() == 0
                        && block.getHeader().getPreviousHash().isEmpty(),
                "the block is not the first of a chain");
        require(
                BlockContent.hash(block.getData())
                                .value()
                                .equals(block.getHeader().getDataHash())
                        && block.getData().getDataCount() == 1,
                "the block's content is not the one that its header names");
        ChannelConfiguration shown = configuration(block);
        ChannelConfiguration own = configuration(expected(ordering));
        require(
                shown.channel().equals(own.channel()),
                "the block is of channel " + shown.channel() + ", agreed was " + own.channel());
        String difference = difference(
                "/Channel", shown.config().getChannelGroup(), own.config().getChannelGroup());
        require(
                difference.isEmpty() && shown.config().equals(own.config()),
                "the block says something else than topology.yaml and the accepted cards, at " + difference);
        return keep(block);
    }

    private Block expected(Ordering ordering) throws IOException {
        return new GenesisBlock(random, clock, ordering).build(site.topology(), site.crypto());
    }

    private Sha256 keep(Block block) throws IOException {
        Topology topology = site.topology();
        String trust = TrustRoot.json(topology, block, (member, name) -> {
            CheckpointKeys keys = site.cardOf(member)
                    .flatMap(OrganisationCard::checkpoint)
                    .orElseThrow(() -> new SiteRefused("the card of " + member + " has no checkpoint keys"));
            return name.endsWith("sm2") ? keys.sm2() : keys.ed25519();
        });
        OwnerOnly.replace(site.data().trust(), trust.getBytes(StandardCharsets.UTF_8));
        OwnerOnly.replace(site.data().genesis(), block.toByteArray());
        return BlockHeaders.hash(block.getHeader());
    }

    private void requireNone() {
        require(
                !Files.exists(site.data().genesis()),
                site.data().genesis() + " is there already: another block would be another channel");
    }

    /** The first place where two configurations differ; empty if none does. */
    private static String difference(String path, ConfigGroup one, ConfigGroup other) {
        if (one.equals(other)) {
            return "";
        }
        TreeSet<String> names = new TreeSet<>(one.getGroupsMap().keySet());
        names.addAll(other.getGroupsMap().keySet());
        for (String name : names) {
            String below = difference(
                    path + "/" + name,
                    one.getGroupsOrDefault(name, ConfigGroup.getDefaultInstance()),
                    other.getGroupsOrDefault(name, ConfigGroup.getDefaultInstance()));
            if (!below.isEmpty()) {
                return below;
            }
        }
        for (String name : one.getValuesMap().keySet()) {
            if (!one.getValuesMap().get(name).equals(other.getValuesMap().get(name))) {
                return path + " " + name;
            }
        }
        return path;
    }

    private static ChannelConfiguration configuration(Block block) {
        try {
            return ChannelConfiguration.read(block);
        } catch (RuntimeException e) {
            throw new SiteRefused("the block holds no channel configuration: " + e.getMessage());
        }
    }

    private static Block parse(byte[] bytes) {
        try {
            return Block.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new SiteRefused("this is no block: " + e.getMessage());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new SiteRefused(otherwise);
        }
    }
}
