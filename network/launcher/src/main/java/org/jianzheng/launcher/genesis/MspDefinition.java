/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.msp.FabricCryptoConfig;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.NodeRole;
import org.jianzheng.launcher.topology.Organisation;

/** An organisation's membership as the channel knows it: its authorities and how roles are told apart. */
final class MspDefinition {

    private static final int FABRIC_TYPE = 0;

    private MspDefinition() {}

    static MSPConfig of(Organisation organisation, CryptoFolder folder) throws IOException {
        ByteString authority = bytes(folder.authority(organisation.name()));
        FabricNodeOUs nodeUnits = FabricNodeOUs.newBuilder()
                .setEnable(true)
                .setClientOuIdentifier(unit(NodeRole.CLIENT, authority))
                .setPeerOuIdentifier(unit(NodeRole.PEER, authority))
                .setAdminOuIdentifier(unit(NodeRole.ADMIN, authority))
                .setOrdererOuIdentifier(unit(NodeRole.ORDERER, authority))
                .build();
        FabricMSPConfig config = FabricMSPConfig.newBuilder()
                .setName(organisation.mspId().text())
                .addRootCerts(authority)
                .addTlsRootCerts(bytes(folder.tlsAuthority(organisation.name())))
                .addAllRevocationList(revocations(folder.revocations(organisation.name())))
                .setFabricNodeOus(nodeUnits)
                .setCryptoConfig(FabricCryptoConfig.newBuilder()
                        .setSignatureHashFamily("SHA2")
                        .setIdentityIdentifierHashFunction("SHA256"))
                .build();
        return MSPConfig.newBuilder()
                .setType(FABRIC_TYPE)
                .setConfig(config.toByteString())
                .build();
    }

    private static List<ByteString> revocations(Path lists) throws IOException {
        if (!Files.isDirectory(lists)) {
            return List.of();
        }
        List<ByteString> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(lists)) {
            for (Path file : files) {
                found.add(bytes(file));
            }
        }
        return found;
    }

    static ByteString bytes(Path file) throws IOException {
        return ByteString.copyFrom(Files.readAllBytes(file));
    }

    private static FabricOUIdentifier unit(NodeRole role, ByteString authority) {
        return FabricOUIdentifier.newBuilder()
                .setOrganizationalUnitIdentifier(role.unit())
                .setCertificate(authority)
                .build();
    }
}
