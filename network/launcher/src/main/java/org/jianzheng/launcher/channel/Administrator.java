/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.channel;

import com.google.protobuf.ByteString;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.identity.Pem;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.protocol.Signer;
import org.jianzheng.protocol.msp.EcdsaSigner;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.msp.MspId;

/**
 * An organisation's administrator, whose signature counts in changes of the channel's configuration.
 *
 * @param organisation the organisation
 * @param identity as the channel writes it
 * @param signer with the identity's key
 * @param tlsCertificate shown when connecting
 * @param tlsKey of that certificate
 */
public record Administrator(
        Organisation organisation, ByteString identity, Signer signer, Path tlsCertificate, Path tlsKey) {
    /** Kept, since a logger that nobody holds loses its level; what the library tells of itself is nothing for the user. */
    private static final Logger LIBRARY_LOG = Logger.getLogger("io.grpc");

    static {
        LIBRARY_LOG.setLevel(Level.WARNING);
    }

    /** The administrator whose keys lie in this folder. */
    public static Administrator of(Organisation organisation, CryptoFolder crypto) throws IOException {
        var name = organisation.name();
        ByteString certificate = ByteString.copyFrom(Files.readAllBytes(crypto.certificate(name, Node.ADMIN)));
        return new Administrator(
                organisation,
                Identity.serialized(new MspId(organisation.mspId().text()), certificate),
                EcdsaSigner.ofPkcs8(Pem.keyBytes(crypto.key(name, Node.ADMIN))),
                crypto.tlsCertificate(name, Node.ADMIN),
                crypto.tlsKey(name, Node.ADMIN));
    }

    /** A connection to a node that shows a certificate of this authority, to be built. */
    NettyChannelBuilder connecting(NodeAddress address, Path authority) throws IOException {
        return NettyChannelBuilder.forAddress(address.host(), address.port())
                .sslContext(GrpcSslContexts.forClient()
                        .trustManager(authority.toFile())
                        .keyManager(tlsCertificate.toFile(), tlsKey.toFile())
                        .build());
    }
}
