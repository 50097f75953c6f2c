/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.config.ChaincodeEndpoint;
import org.jianzheng.embedded.config.ConfigException;
import org.jianzheng.embedded.config.KeyPairFiles;

/** Mutual TLS for what the ledger serves and for what it dials. */
final class TransportSecurity {

    private static final int MAX_CHAINCODE_MESSAGE = 100 * 1024 * 1024;
    private static final int KEEP_ALIVE_MINUTES = 1;

    private TransportSecurity() {}

    /** A server's side: clients must show a certificate of one of the channel's authorities, as they are at that time. */
    static SslContext server(KeyPairFiles files, Channel channel) {
        try {
            return GrpcSslContexts.forServer(
                            files.certificate().toFile(), files.key().toFile())
                    .trustManager(new ClientTrust(channel))
                    .clientAuth(ClientAuth.REQUIRE)
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new ConfigException(files.certificate().toString(), "cannot serve TLS with it and its key", e);
        }
    }

    /** A channel to a chaincode service. */
    static ManagedChannel chaincode(ChaincodeEndpoint endpoint, Executor executor) {
        KeyPairFiles identity = endpoint.identity();
        try {
            SslContext context = GrpcSslContexts.forClient()
                    .trustManager(endpoint.authority().toFile())
                    .keyManager(identity.certificate().toFile(), identity.key().toFile())
                    .build();
            return NettyChannelBuilder.forAddress(
                            endpoint.address().host(), endpoint.address().port())
                    .sslContext(context)
                    .executor(executor)
                    .maxInboundMessageSize(MAX_CHAINCODE_MESSAGE)
                    .keepAliveTime(KEEP_ALIVE_MINUTES, TimeUnit.MINUTES)
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new ConfigException(identity.certificate().toString(), "cannot dial with it and its key", e);
        }
    }
}
