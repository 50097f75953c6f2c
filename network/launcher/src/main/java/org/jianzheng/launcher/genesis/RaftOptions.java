/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import com.google.protobuf.ByteString;
import java.io.IOException;
import org.hyperledger.fabric.protos.orderer.etcdraft.ConfigMetadata;
import org.hyperledger.fabric.protos.orderer.etcdraft.Consenter;
import org.hyperledger.fabric.protos.orderer.etcdraft.Options;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/** Raft's part of the channel configuration: who votes, known by their TLS certificates, and Fabric's own timing. */
final class RaftOptions {

    private RaftOptions() {}

    static ConfigMetadata of(Topology topology, CryptoFolder folder) throws IOException {
        ConfigMetadata.Builder metadata = ConfigMetadata.newBuilder()
                .setOptions(Options.newBuilder()
                        .setTickInterval("500ms")
                        .setElectionTick(10)
                        .setHeartbeatTick(1)
                        .setMaxInflightBlocks(5)
                        .setSnapshotIntervalSize(16 * 1024 * 1024));
        for (Organisation organisation : topology.orderers()) {
            var address = organisation.consenter().orElseThrow().address();
            ByteString tls = MspDefinition.bytes(folder.tlsCertificate(organisation.name(), Node.ORDERER));
            metadata.addConsenters(Consenter.newBuilder()
                    .setHost(address.host())
                    .setPort(address.port())
                    .setClientTlsCert(tls)
                    .setServerTlsCert(tls));
        }
        return metadata.build();
    }
}
