/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.projection;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.server.keys.MutualTls;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.settings.LedgerSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the projection together, with a server inside this process where none is configured. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionConfiguration.class);

    /** Closed after the client, which depends on it. */
    @Bean
    ProjectionServer projectionServer(GatewaySettings settings) {
        String uri = settings.projection().uri();
        if (!uri.isBlank()) {
            return new ProjectionServer(uri, Optional.empty());
        }
        InProcessMongo server = new InProcessMongo(settings.data().resolve("projection"));
        LOG.info("no MongoDB is configured (jianzheng.projection.uri): the projection runs inside this process");
        return new ProjectionServer(server.uri(), Optional.of(server));
    }

    /** Where the projection is, and the server if it is ours. */
    record ProjectionServer(String uri, Optional<InProcessMongo> own) implements AutoCloseable {
        @Override
        public void close() {
            own.ifPresent(InProcessMongo::close);
        }
    }

    @Bean
    MongoClient mongoClient(ProjectionServer server, GatewaySettings settings) {
        return client(
                server.uri(),
                server.own().isPresent() ? null : settings.projection().tls());
    }

    /** A client of the database at this address, over mutual TLS where that is configured. */
    static MongoClient client(String uri, LedgerSettings.@Nullable Tls tls) {
        MongoClientSettings.Builder client =
                MongoClientSettings.builder().applyConnectionString(new ConnectionString(uri));
        if (tls != null) {
            SSLContext context = MutualTls.context(tls.certificate(), tls.key(), List.of(tls.authority()));
            client.applyToSslSettings(ssl -> ssl.enabled(true).context(context));
        }
        return MongoClients.create(client.build());
    }

    @Bean
    LotDocuments lotDocuments(MongoClient client, GatewaySettings settings) {
        return new LotDocuments(client.getDatabase(settings.projection().database()));
    }

    @Bean
    Projector projector(LedgerLog log, LotDocuments documents, ProjectionServer server, MeterRegistry registry) {
        Projector projector = new Projector(log, documents, server.own().isPresent(), Projector.STEP);
        registry.gauge("jianzheng.projection.lag", projector, state -> log.size() - state.projected());
        return projector;
    }
}
