/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.peer.AnchorPeer;
import org.hyperledger.fabric.protos.peer.AnchorPeers;
import org.jianzheng.launcher.channel.Administrator;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.identity.Pem;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.ConfigurationUpdate;
import org.jianzheng.protocol.config.UpdateVerifier;
import org.jianzheng.protocol.msp.MspId;

/**
 * The change of a channel's configuration after which its orderers and peers are known where a topology says: addresses of
 * consenters, endpoints of the organisations that order, anchor peers of the members. Identities stay.
 */
final class AddressMove {

    private static final int NONCE_BYTES = 24;

    private final Topology topology;
    private final CryptoFolder crypto;

    AddressMove(Topology topology, CryptoFolder crypto) {
        this.topology = topology;
        this.crypto = crypto;
    }

    /** The change, not yet signed; empty when the nodes are known there already. */
    Optional<ConfigurationUpdate> from(ChannelConfiguration current) {
        Config.Builder wanted = current.config().toBuilder();
        ConfigGroup.Builder channel = wanted.getChannelGroupBuilder();
        ConfigGroup.Builder orderer = channel.getGroupsOrThrow("Orderer").toBuilder();
        orderer.putAllValues(value(orderer, "Orderers", consenters(current)).getValuesMap());
        for (Organisation each : topology.orderers()) {
            ordererGroup(orderer, each);
        }
        ConfigGroup.Builder application = channel.getGroupsOrThrow("Application").toBuilder();
        for (Organisation each : topology.members()) {
            memberGroup(application, each);
        }
        channel.putGroups("Orderer", orderer.build()).putGroups("Application", application.build());
        return ConfigurationUpdate.between(current, wanted.build());
    }

    /**
     * Requires that nothing but addresses differs, and that TLS certificates are good at the new ones.
     *
     * @throws GraduationRefused if not
     */
    void requirePossible(ChannelConfiguration current) throws IOException {
        same("organisations that order", current.ordererOrganisations().keySet(), topology.orderers());
        same("members", current.applicationOrganisations().keySet(), topology.members());
        for (Organisation each : topology.orderers()) {
            requireNamed(each, Node.ORDERER, each.consenter().orElseThrow().address());
        }
        for (Organisation each : topology.members()) {
            requireNamed(each, Node.PEER, each.site().orElseThrow().ledger());
        }
    }

    /**
     * The change for the orderers, signed by all administrators.
     *
     * @throws GraduationRefused if their signatures are not enough
     */
    Envelope signed(ChannelConfiguration current, ConfigurationUpdate update, SecureRandom random, InstantSource clock)
            throws IOException {
        ConfigurationUpdate signed = update;
        for (Organisation each : topology.organisations()) {
            Administrator administrator = Administrator.of(each, crypto);
            signed = signed.signed(administrator.identity(), nonce(random), administrator.signer());
        }
        try {
            new UpdateVerifier(current).apply(signed);
        } catch (ProtocolException refused) {
            throw new GraduationRefused(
                    "the administrators whose keys are here cannot move the nodes: " + refused.detail());
        }
        Administrator sender = Administrator.of(topology.orderers().getFirst(), crypto);
        return signed.envelope(sender.identity(), nonce(random), clock.instant(), sender.signer());
    }

    private Orderers consenters(ChannelConfiguration current) {
        Orderers.Builder moved = Orderers.newBuilder();
        for (Consenter consenter : current.consenters()) {
            Consenter.Builder one = consenter.toBuilder();
            topology.orderers().stream()
                    .filter(each -> each.mspId().text().equals(consenter.getMspId()))
                    .map(each -> each.consenter().orElseThrow())
                    .filter(seat -> seat.id() == consenter.getId())
                    .findFirst()
                    .ifPresent(seat -> one.setHost(seat.address().host())
                            .setPort(seat.address().port()));
            moved.addConsenterMapping(one);
        }
        return moved.build();
    }

    private static void ordererGroup(ConfigGroup.Builder orderer, Organisation organisation) {
        String name = organisation.mspId().text();
        ConfigGroup group = orderer.getGroupsMap().get(name);
        if (group != null) {
            NodeAddress address = organisation.consenter().orElseThrow().address();
            OrdererAddresses endpoints = OrdererAddresses.newBuilder()
                    .addAddresses(address.toString())
                    .build();
            orderer.putGroups(
                    name, value(group.toBuilder(), "Endpoints", endpoints).build());
        }
    }

    private static void memberGroup(ConfigGroup.Builder application, Organisation member) {
        String name = member.mspId().text();
        ConfigGroup group = application.getGroupsMap().get(name);
        if (group != null && group.getValuesMap().containsKey("AnchorPeers")) {
            NodeAddress address = member.site().orElseThrow().ledger();
            AnchorPeers anchors = AnchorPeers.newBuilder()
                    .addAnchorPeers(
                            AnchorPeer.newBuilder().setHost(address.host()).setPort(address.port()))
                    .build();
            application.putGroups(
                    name, value(group.toBuilder(), "AnchorPeers", anchors).build());
        }
    }

    private static ConfigGroup.Builder value(ConfigGroup.Builder group, String name, MessageLite content) {
        return group.putValues(
                name,
                group.getValuesOrThrow(name).toBuilder()
                        .setValue(content.toByteString())
                        .build());
    }

    private static void same(String what, Collection<MspId> inChannel, List<Organisation> inTopology) {
        SortedSet<String> here = new TreeSet<>();
        inTopology.forEach(each -> here.add(each.mspId().text()));
        SortedSet<String> there = new TreeSet<>();
        inChannel.forEach(each -> there.add(each.value()));
        if (!here.equals(there)) {
            throw new GraduationRefused("only addresses can move now, but the " + what + " of the channel are " + there
                    + ", those of topology.yaml " + here);
        }
    }

    // Whoever connects compares the certificate with the host that the channel names.
    private void requireNamed(Organisation organisation, Node node, NodeAddress address) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try {
            var alternatives = Pem.certificate(crypto.tlsCertificate(organisation.name(), node))
                    .getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.forEach(each -> names.add(String.valueOf(each.get(1))));
            }
        } catch (CertificateParsingException e) {
            throw new IOException("a TLS certificate of " + organisation.name() + " cannot be read", e);
        }
        if (!names.contains(address.host())) {
            throw new GraduationRefused("the TLS certificate of " + organisation.name() + "'s " + node.folder()
                    + " is good at " + names + ", not at " + address.host() + "; replace it first");
        }
    }

    private static ByteString nonce(SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return ByteString.copyFrom(nonce);
    }
}
