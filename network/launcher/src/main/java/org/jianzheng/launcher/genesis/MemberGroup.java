/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import java.io.IOException;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.peer.AnchorPeer;
import org.hyperledger.fabric.protos.peer.AnchorPeers;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;

/** The group of an organisation that uses the channel: its membership, its policies, its anchor peer. */
public final class MemberGroup {

    private MemberGroup() {}

    /** The group of an organisation that runs a peer, from the certificates of its authorities. */
    public static ConfigGroup of(Organisation organisation, CryptoFolder folder) throws IOException {
        return tree(organisation, folder).build();
    }

    static ConfigTree tree(Organisation organisation, CryptoFolder folder) throws IOException {
        var mspId = organisation.mspId();
        NodeAddress anchor = organisation.site().orElseThrow().ledger();
        return new ConfigTree()
                .policy(ChannelPolicies.ADMINS, ChannelPolicies.oneOf(mspId, MSPRoleType.ADMIN))
                .policy(ChannelPolicies.ENDORSEMENT, ChannelPolicies.oneOf(mspId, MSPRoleType.PEER))
                .policy(
                        ChannelPolicies.READERS,
                        ChannelPolicies.oneOf(mspId, MSPRoleType.ADMIN, MSPRoleType.PEER, MSPRoleType.CLIENT))
                .policy(ChannelPolicies.WRITERS, ChannelPolicies.oneOf(mspId, MSPRoleType.ADMIN, MSPRoleType.CLIENT))
                .value(
                        "AnchorPeers",
                        AnchorPeers.newBuilder()
                                .addAnchorPeers(AnchorPeer.newBuilder()
                                        .setHost(anchor.host())
                                        .setPort(anchor.port()))
                                .build())
                .value("MSP", MspDefinition.of(organisation, folder));
    }
}
