/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import java.io.IOException;
import java.util.List;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.peer.ACLs;
import org.hyperledger.fabric.protos.peer.APIResource;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/** The application group: which organisations use the channel, and who may read, propose and endorse. */
final class ApplicationConfiguration {

    private static final String CAPABILITY = "V2_5";

    /** What a reader may call; everything else that is listed needs a writer. Fabric's own defaults, written out. */
    private static final List<String> FOR_READERS = List.of(
            "cscc/GetChannelConfig",
            "cscc/GetConfigBlock",
            "event/Block",
            "event/FilteredBlock",
            "lscc/ChaincodeExists",
            "lscc/GetChaincodeData",
            "lscc/GetDeploymentSpec",
            "lscc/GetInstantiatedChaincodes",
            "qscc/GetBlockByHash",
            "qscc/GetBlockByNumber",
            "qscc/GetBlockByTxID",
            "qscc/GetChainInfo",
            "qscc/GetTransactionByID");

    private static final List<String> FOR_WRITERS = List.of(
            "_lifecycle/CheckCommitReadiness",
            "_lifecycle/CommitChaincodeDefinition",
            "_lifecycle/QueryChaincodeDefinition",
            "_lifecycle/QueryChaincodeDefinitions",
            "peer/ChaincodeToChaincode",
            "peer/Propose");

    private final Topology topology;
    private final CryptoFolder folder;

    ApplicationConfiguration(Topology topology, CryptoFolder folder) {
        this.topology = topology;
        this.folder = folder;
    }

    ConfigTree build() throws IOException {
        ConfigTree group = new ConfigTree()
                .policy(ChannelPolicies.ADMINS, ChannelPolicies.majorityOfOrganisations(ChannelPolicies.ADMINS))
                .policy(
                        ChannelPolicies.ENDORSEMENT,
                        ChannelPolicies.majorityOfOrganisations(ChannelPolicies.ENDORSEMENT))
                .policy(
                        ChannelPolicies.LIFECYCLE_ENDORSEMENT,
                        ChannelPolicies.majorityOfOrganisations(ChannelPolicies.ENDORSEMENT))
                .policy(ChannelPolicies.READERS, ChannelPolicies.anyOrganisation(ChannelPolicies.READERS))
                .policy(ChannelPolicies.WRITERS, ChannelPolicies.anyOrganisation(ChannelPolicies.WRITERS))
                .value("ACLs", accessRules())
                .value(
                        "Capabilities",
                        Capabilities.newBuilder()
                                .putCapabilities(CAPABILITY, Capability.getDefaultInstance())
                                .build());
        for (Organisation organisation : topology.members()) {
            group.group(organisation.mspId().text(), MemberGroup.tree(organisation, folder));
        }
        return group;
    }

    private static ACLs accessRules() {
        ACLs.Builder rules = ACLs.newBuilder();
        FOR_WRITERS.forEach(resource -> rules.putAcls(resource, rule("/Channel/Application/Writers")));
        FOR_READERS.forEach(resource -> rules.putAcls(resource, rule("/Channel/Application/Readers")));
        return rules.build();
    }

    private static APIResource rule(String policy) {
        return APIResource.newBuilder().setPolicyRef(policy).build();
    }
}
