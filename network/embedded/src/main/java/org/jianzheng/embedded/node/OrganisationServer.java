/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jianzheng.embedded.config.Address;
import org.jianzheng.embedded.config.ConfigException;
import org.jianzheng.embedded.deliver.OpenStreams;
import org.jianzheng.embedded.fault.Faults;
import org.jianzheng.embedded.server.Availability;
import org.jianzheng.embedded.server.Caller;
import org.jianzheng.embedded.server.ConcurrencyLimit;

/** The port on which one organisation's services are offered over mutual TLS. */
final class OrganisationServer implements AutoCloseable {

    /** Most gateway calls at once, as Fabric's default. */
    static final int GATEWAY_CALLS = 500;

    private static final int MAX_MESSAGE = 100 * 1024 * 1024;
    private static final int MAX_CALLS_PER_CONNECTION = 2_000;
    private static final long PERMITTED_KEEP_ALIVE_SECONDS = 10;

    private final String mspId;
    private final Address listen;
    private final OpenStreams streams = new OpenStreams();
    private final List<ServerServiceDefinition> services = new ArrayList<>();
    private final Availability availability;
    private volatile Address bound;
    private Optional<Server> server = Optional.empty();

    OrganisationServer(String mspId, Address listen, Faults faults) {
        this.mspId = mspId;
        this.listen = listen;
        this.bound = listen;
        this.availability = new Availability(faults, mspId);
        faults.onCut(streams::cut);
        faults.onChange(() -> {
            if (faults.of(mspId).down()) {
                streams.cut();
            }
        });
    }

    OpenStreams streams() {
        return streams;
    }

    void add(BindableService service) {
        services.add(ServerInterceptors.intercept(service, availability, new Caller()));
    }

    void addLimited(BindableService service) {
        services.add(
                ServerInterceptors.intercept(service, availability, new ConcurrencyLimit(GATEWAY_CALLS), new Caller()));
    }

    void start(SslContext security, ExecutorService executor) {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(listen.socket())
                .sslContext(security)
                .executor(executor)
                .maxInboundMessageSize(MAX_MESSAGE)
                .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
                .permitKeepAliveTime(PERMITTED_KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true);
        services.forEach(builder::addService);
        try {
            Server started = builder.build().start();
            server = Optional.of(started);
            bound = new Address(listen.host(), started.getPort());
        } catch (IOException e) {
            throw new ConfigException(mspId, "cannot listen on " + listen + ": " + e.getMessage(), e);
        }
    }

    Address address() {
        return bound;
    }

    @Override
    public void close() {
        server.ifPresent(this::stop);
    }

    private void stop(Server running) {
        running.shutdownNow();
        try {
            if (!running.awaitTermination(5, TimeUnit.SECONDS)) {
                System.getLogger(OrganisationServer.class.getName())
                        .log(System.Logger.Level.WARNING, "the server of {0} ends slowly", mspId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
